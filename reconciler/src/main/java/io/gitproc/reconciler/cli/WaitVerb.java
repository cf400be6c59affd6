package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.ExitCode;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(description = "Wait until this host has come to a commit, or cannot.")
final class WaitVerb implements Verb {
    @Option(
            names = "--commit",
            paramLabel = "COMMIT",
            required = true,
            description = "it, or one that has it in its history; a whole id need not be fetched yet")
    private String commit = "";

    @Option(names = "--healthy", description = "until it is also proven well, for the soak_time")
    private boolean healthy;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description = "how long, such as 90 or 2min (default: ${DEFAULT-VALUE})",
            defaultValue = "60s")
    private String timeout = "";

    @Override
    public ExitCode run(Session session) throws CommandException {
        Duration limit = Limit.parse(timeout);
        String json = JsonText.object(new TreeMap<>(Map.of("commit", commit, "healthy", String.valueOf(healthy))));
        session.console()
                .report(new Awaited(session, session.client())
                        .post("/api/v1/wait?wait=" + limit.toSeconds(), json, limit.plus(Client.SHORTLY)));
        return ExitCode.DONE;
    }
}
