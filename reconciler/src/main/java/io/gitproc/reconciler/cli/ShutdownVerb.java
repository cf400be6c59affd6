package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.ExitCode;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(description = "End the daemon. The services live on.")
final class ShutdownVerb implements Verb {
    private static final Duration FAREWELL = Duration.ofSeconds(10);

    @Option(names = "--stop-services", description = "stop every service first, in the reverse order")
    private boolean stopServices;

    @Override
    public ExitCode run(Session session) throws CommandException {
        Client client = session.client();
        JsonValue reply = client.post("/api/v1/shutdown", "{\"stopServices\": " + stopServices + "}", Client.LONG);
        session.console().report(reply);
        if (!Patience.until(() -> !client.isAnswered(), FAREWELL)) {
            throw new CommandException(
                    ExitCode.FAILED, "the daemon still listens on " + client.socket() + " after 10 s", "see its log");
        }
        return ExitCode.DONE;
    }
}
