package io.gitproc.reconciler.cli;

import java.util.Optional;

/**
 * Two commits as people write them: {@code A..B}, where each may be left out, or {@code B} alone.
 *
 * @param from empty for what the host runs
 * @param to empty for the head of the watched branch
 */
record CommitRange(Optional<String> from, Optional<String> to) {
    private static final String DOTS = "..";

    static CommitRange parse(String text) {
        int dots = text.indexOf(DOTS);
        return dots < 0
                ? new CommitRange(Optional.empty(), side(text))
                : new CommitRange(side(text.substring(0, dots)), side(text.substring(dots + DOTS.length())));
    }

    private static Optional<String> side(String text) {
        return Optional.of(text).filter(side -> !side.isEmpty());
    }
}
