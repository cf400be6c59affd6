package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.ExitCode;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "rollback", description = "Go back to a commit, until the branch mends what differs.")
final class RollbackVerb implements Verb {
    @Option(
            names = {"-m", "--reason"},
            paramLabel = "REASON",
            description = "why; everyone who looks sees it")
    private String reason = "";

    @Parameters(paramLabel = "COMMIT", description = "an id, whole or shortened, or what git rev-parse takes")
    private String commit = "";

    @Override
    public ExitCode run(Session session) throws CommandException {
        String json = JsonText.object(new TreeMap<>(Map.of("commit", commit, "reason", reason)));
        session.console().report(session.client().post("/api/v1/rollback", json, Client.LONG));
        return ExitCode.DONE;
    }
}
