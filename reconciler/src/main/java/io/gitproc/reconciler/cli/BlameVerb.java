package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.ExitCode;
import java.time.ZoneId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(description = "Show who wrote each line of a unit, in which commit.")
final class BlameVerb implements Verb {
    @Mixin
    private UnitChoice unit = new UnitChoice();

    @Mixin
    private CloneChoice clone = new CloneChoice();

    @Mixin
    private Format format = new Format();

    @Override
    public ExitCode run(Session session) throws CommandException {
        ZoneId zone = session.console().clock().getZone();
        session.console()
                .print(format.of(
                        new BlamePage(clone.read(session, revisions -> revisions.blame(unit.in(revisions))), zone)));
        return ExitCode.DONE;
    }
}
