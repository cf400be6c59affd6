package io.gitproc.reconciler.cli;

import io.gitproc.model.unit.TimeSpan;
import io.gitproc.reconciler.api.ExitCode;
import io.gitproc.reconciler.text.Printable;
import java.time.Duration;

/** What {@code --timeout} says. */
final class Limit {
    private static final Duration MAX = Duration.ofDays(1);

    private Limit() {}

    static Duration parse(String timeout) throws CommandException {
        return TimeSpan.parse(timeout)
                .filter(limit -> limit.compareTo(MAX) <= 0)
                .orElseThrow(() -> new CommandException(
                        ExitCode.USAGE,
                        "--timeout=" + Printable.line(timeout) + " is not a time span of at most a day",
                        "write a number of seconds or a sum such as 1min 30s"));
    }
}
