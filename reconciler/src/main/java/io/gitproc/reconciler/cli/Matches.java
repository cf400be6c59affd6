package io.gitproc.reconciler.cli;

import java.io.IOException;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The lines of a log with a match of a pattern, without the first so many of them. For one thread. */
final class Matches implements Predicate<LogLine> {
    private final Pattern pattern;
    private long toSkip;

    private Matches(Pattern pattern, long toSkip) {
        this.pattern = pattern;
        this.toSkip = toSkip;
    }

    static Matches all(Pattern pattern) {
        return new Matches(pattern, 0);
    }

    /**
     * The last so many of those that a log has now, and all that come.
     *
     * @param log read to its end and closed, to count them: only that bounds what is kept of a log of any size
     */
    static Matches last(int count, Pattern pattern, LogLines log) throws IOException {
        try (log) {
            return new Matches(pattern, Math.max(0, count(pattern, log) - count));
        }
    }

    private static long count(Pattern pattern, LogLines log) throws IOException {
        Predicate<LogLine> matches = all(pattern);
        long count = 0;
        while (log.hasNext()) {
            count += log.next().stream().filter(matches).count();
        }
        return count;
    }

    @Override
    public boolean test(LogLine line) {
        return pattern.matcher(line.message()).find() && toSkip-- <= 0;
    }
}
