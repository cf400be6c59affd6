package io.gitproc.reconciler.cli;

import io.gitproc.model.unit.TimeSpan;
import io.gitproc.reconciler.api.ExitCode;
import io.gitproc.reconciler.text.Printable;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "sync", description = "Look at the repository now.")
final class SyncVerb implements Verb {
    private static final Duration TIMEOUT_MAX = Duration.ofDays(1);

    @Option(names = "--wait", description = "return when the host has converged to what was found")
    private boolean wait;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description = "how long --wait waits, such as 90 or 2min (default: ${DEFAULT-VALUE})",
            defaultValue = "5min")
    private String timeout = "";

    @Override
    public ExitCode run(Session session) throws CommandException {
        Duration limit = limit();
        Client client = session.client();
        session.console()
                .report(
                        wait
                                ? client.post("/api/v1/sync?wait=" + limit.toSeconds(), "", limit.plus(Client.SHORTLY))
                                : client.post("/api/v1/sync", "", Client.LONG));
        return ExitCode.DONE;
    }

    private Duration limit() throws CommandException {
        return TimeSpan.parse(timeout)
                .filter(limit -> limit.compareTo(TIMEOUT_MAX) <= 0)
                .orElseThrow(() -> new CommandException(
                        ExitCode.USAGE,
                        "--timeout=" + Printable.line(timeout) + " is not a time span of at most a day",
                        "write a number of seconds or a sum such as 1min 30s"));
    }
}
