package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.ExitCode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(description = "Stop units, and hold them stopped until they are released.")
final class StopVerb implements Verb {
    @Mixin
    private Wish wish = new Wish();

    @Parameters(paramLabel = "UNIT", arity = "1..*", description = "web or web.service")
    private List<String> units = new ArrayList<>();

    @Override
    public ExitCode run(Session session) throws CommandException {
        String json = wish.json();
        return new Acts(session, session.client()).each(units, "stop", json);
    }
}
