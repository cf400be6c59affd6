package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.ExitCode;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list", description = "Show all units, one a line.")
final class ListVerb implements Verb {
    @Mixin
    private Format format = new Format();

    @Override
    public ExitCode run(Session session) throws CommandException {
        Client client = session.client();
        if (format.isJson()) {
            session.console().print(client.get(Units.all()));
            return ExitCode.DONE;
        }
        Host host = new Host(client.read("/api/v1/status"));
        Instant now = session.console().clock().instant();
        session.console()
                .print(new HostPage(
                                host,
                                now,
                                session.console().style(),
                                session.console().width())
                        .list());
        return ExitCode.DONE;
    }
}
