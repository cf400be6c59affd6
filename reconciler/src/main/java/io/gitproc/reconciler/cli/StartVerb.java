package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.ExitCode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(description = "Start units, and end their holds.")
final class StartVerb implements Verb {
    @Parameters(paramLabel = "UNIT", arity = "1..*", description = "web or web.service")
    private List<String> units = new ArrayList<>();

    @Override
    public ExitCode run(Session session) throws CommandException {
        return new Acts(session, session.client()).each(units, "start", "");
    }
}
