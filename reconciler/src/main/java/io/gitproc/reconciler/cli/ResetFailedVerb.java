package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.ExitCode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(description = "Forget that units failed, and try those that wait at once.")
final class ResetFailedVerb implements Verb {
    @Parameters(paramLabel = "UNIT", arity = "0..*", description = "web or web.service; without one, all that failed")
    private List<String> units = new ArrayList<>();

    @Override
    public ExitCode run(Session session) throws CommandException {
        Client client = session.client();
        List<String> meant = units.isEmpty() ? failed(new Host(client.read("/api/v1/status"))) : units;
        if (meant.isEmpty()) {
            session.console().print("no unit has failed\n");
        }
        return new Acts(session, client).each(meant, "reset-failed", "");
    }

    private static List<String> failed(Host host) {
        return host.units().stream()
                .filter(Unit::hasFailedItself)
                .map(Unit::name)
                .toList();
    }
}
