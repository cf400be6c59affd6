package io.gitproc.reconciler.cli;

import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.api.ExitCode;
import io.gitproc.reconciler.source.EffectiveUnit;
import io.gitproc.reconciler.source.Revisions;
import io.gitproc.reconciler.source.SourceException;
import io.gitproc.reconciler.source.UnitDifference;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(description = "Show what differs in a unit, and what that does to it.")
final class DiffVerb implements Verb {
    @Parameters(index = "0", paramLabel = "UNIT")
    private String unit = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "[A..]B",
            description = "from and to (default: from what this host runs, to the head of the watched branch)")
    private String range = "";

    @Mixin
    private CloneChoice clone = new CloneChoice();

    @Mixin
    private Format format = new Format();

    @Override
    public ExitCode run(Session session) throws CommandException {
        UnitName name = Units.name(unit);
        CommitRange wanted = CommitRange.parse(range);
        UnitDifference difference = clone.read(
                session, revisions -> new UnitDifference(from(revisions, name, wanted), to(revisions, name, wanted)));
        if (difference.kind() == UnitDifference.Kind.ABSENT) {
            throw UnitChoice.absent(difference.to());
        }
        session.console().print(format.of(new DiffPage(difference)));
        return difference.isEmpty() ? ExitCode.DONE : ExitCode.CHANGES;
    }

    private static Optional<EffectiveUnit> from(Revisions revisions, UnitName name, CommitRange wanted)
            throws SourceException {
        return wanted.from().isPresent()
                ? Optional.of(revisions.unit(wanted.from().get(), name))
                : revisions.unitInForce(name);
    }

    private static EffectiveUnit to(Revisions revisions, UnitName name, CommitRange wanted) throws SourceException {
        return wanted.to().isPresent() ? revisions.unit(wanted.to().get(), name) : revisions.unitAtHead(name);
    }
}
