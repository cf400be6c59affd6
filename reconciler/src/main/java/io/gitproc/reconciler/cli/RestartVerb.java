package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.ExitCode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(description = "Stop units, and start the version that Git wants.")
final class RestartVerb implements Verb {
    @Parameters(paramLabel = "UNIT", arity = "1..*", description = "web or web.service")
    private List<String> units = new ArrayList<>();

    @Override
    public ExitCode run(Session session) throws CommandException {
        return new Acts(session, session.client()).each(units, "restart", "");
    }
}
