package io.gitproc.reconciler.source;

import io.gitproc.model.plan.Intent;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Why the target stays though the branch may go on: a person said so. A person may still move it.
 *
 * @param by who
 * @param reason why; may be empty
 * @param since when it was said first, in whole seconds
 * @param until when it ends by itself; empty: when somebody ends it
 */
public record Freeze(Kind kind, String by, String reason, Instant since, Optional<Instant> until) {

    /** What was said; each may be in force beside the others. */
    public enum Kind {
        /** No commit is taken for a while. */
        PAUSED,
        /** A rollback that no commit ends. */
        PINNED;

        /** The word for it, also in the name of its ref: {@code paused}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Freeze of(Kind kind, Intent intent, Instant now) {
        return new Freeze(
                kind, PlainText.line(intent.by().name()), PlainText.line(intent.reason()), now, intent.until(now));
    }

    /** The newest word counts, but the target stayed already. */
    Freeze since(Instant first) {
        return new Freeze(kind, by, reason, first, until);
    }

    public boolean isOver(Instant now) {
        return until.filter(end -> !now.isBefore(end)).isPresent();
    }
}
