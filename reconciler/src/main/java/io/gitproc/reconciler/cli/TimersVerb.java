package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.ExitCode;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(description = "Show what is started on time: next, last, and what.")
final class TimersVerb implements Verb {
    @Mixin
    private Format format = new Format();

    @Override
    public ExitCode run(Session session) throws CommandException {
        List<Unit> timed = session.client().read(Units.all()).items().stream()
                .map(Unit::new)
                .filter(unit -> unit.timer().isPresent())
                .toList();
        session.console()
                .print(format.of(new TimersPage(timed, session.console().look())));
        return ExitCode.DONE;
    }
}
