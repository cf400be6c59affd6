package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.ExitCode;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(description = "Look at the repository now.")
final class SyncVerb implements Verb {
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
        Duration limit = Limit.parse(timeout);
        Client client = session.client();
        session.console().report(wait ? settled(session, client, limit) : looked(session, client));
        return ExitCode.DONE;
    }

    private static JsonValue looked(Session session, Client client) throws CommandException {
        return new Awaited(session, client).post("/api/v1/sync", "", Client.LONG);
    }

    /** Whoever waits wants to know why it went wrong. */
    private static JsonValue settled(Session session, Client client, Duration limit) throws CommandException {
        try {
            return new Awaited(session, client)
                    .post("/api/v1/sync?wait=" + limit.toSeconds(), "", limit.plus(Client.SHORTLY));
        } catch (CommandException e) {
            if (e.code() == ExitCode.FAILED) {
                session.console().print(LogTail.ofFailing(client));
            }
            throw e;
        }
    }
}
