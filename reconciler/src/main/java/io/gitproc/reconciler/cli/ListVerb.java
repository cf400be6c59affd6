package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(description = "Show all units, one a line.")
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
        return session.console().show(CommandTexts.list(host, session.console().look()));
    }
}
