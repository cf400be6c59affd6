package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.ExitCode;
import io.gitproc.reconciler.api.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** For the completion of shells. */
@Command(hidden = true, description = "Print what can be named, one a line.")
final class NamesVerb implements Verb {
    @Parameters(paramLabel = "KIND")
    private Texts.Names kind = Texts.Names.UNITS;

    @Override
    public ExitCode run(Session session) throws CommandException {
        Host host = new Host(session.client().read("/api/v1/status"));
        return session.console().show(CommandTexts.names(host, kind));
    }
}
