package io.gitproc.reconciler.cli;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Option;

/** From when on a verb tells. */
final class SinceChoice {
    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "not older than 10min, today, 20:36, 2026-11-22 20:36:01 or 2026-11-22T20:36:01Z")
    private Optional<String> since = Optional.empty();

    /** Empty when none was given. */
    Optional<Instant> instant(Clock clock) throws CommandException {
        return since.isEmpty() ? Optional.empty() : Optional.of(Since.required("--since=", since.get(), clock));
    }
}
