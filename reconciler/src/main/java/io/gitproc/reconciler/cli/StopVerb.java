package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "stop", description = "Stop units, and hold them stopped until they are started.")
final class StopVerb implements Verb {
    @Option(
            names = {"-m", "--reason"},
            paramLabel = "REASON",
            description = "why; everyone who looks sees it")
    private String reason = "";

    @Parameters(paramLabel = "UNIT", arity = "1..*", description = "web or web.service")
    private List<String> units = new ArrayList<>();

    @Override
    public ExitCode run(Session session) throws CommandException {
        String json = JsonText.object(new TreeMap<>(Map.of("reason", reason)));
        return new Acts(session, session.client()).each(units, "stop", json);
    }
}
