package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(description = "Show the files that a unit is made of. Needs no daemon.")
final class CatVerb implements Verb {
    @Mixin
    private UnitChoice unit = new UnitChoice();

    @Mixin
    private CloneChoice clone = new CloneChoice();

    @Mixin
    private Format format = new Format();

    @Override
    public ExitCode run(Session session) throws CommandException {
        session.console().print(format.of(new CatPage(clone.read(session, unit::in))));
        return ExitCode.DONE;
    }
}
