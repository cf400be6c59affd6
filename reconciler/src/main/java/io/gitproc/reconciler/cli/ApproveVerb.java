package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.ExitCode;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(description = "Take a commit that rewrites history or removes most units.")
final class ApproveVerb implements Verb {
    @Option(
            names = {"-m", "--reason"},
            paramLabel = "REASON",
            description = "why; it is kept with the approval")
    private String reason = "";

    @Parameters(paramLabel = "COMMIT", description = "the one that gitproc status shows as refused; no other is taken")
    private String commit = "";

    @Override
    public ExitCode run(Session session) throws CommandException {
        String json = JsonText.object(new TreeMap<>(Map.of("commit", commit, "reason", reason)));
        session.console().report(session.client().post("/api/v1/approve", json, Client.LONG));
        return ExitCode.DONE;
    }
}
