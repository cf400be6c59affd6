package io.gitproc.reconciler;

import io.gitproc.reconciler.source.Freeze;
import io.gitproc.reconciler.source.Frozen;

/** What keeps the target, in words. */
final class FreezeWords {
    /** What to do. */
    static final String HINT = "services are kept as the target wants them; to go on: gitproc resume";

    private FreezeWords() {}

    /** {@code paused by alice (moving the database)}. */
    static String of(Freeze freeze) {
        return freeze.kind().word() + " by " + freeze.by()
                + (freeze.reason().isEmpty() ? "" : " (" + freeze.reason() + ")");
    }

    static String waiting(Frozen frozen) {
        return switch (frozen.waiting()) {
            case 0 -> "no commit waits";
            case 1 -> "1 commit waits";
            case Frozen.WAITING_MAX -> frozen.waiting() + " commits or more wait";
            default -> frozen.waiting() + " commits wait";
        };
    }
}
