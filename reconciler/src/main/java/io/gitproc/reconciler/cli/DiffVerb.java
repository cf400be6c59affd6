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

@Command(name = "diff", description = "Show what differs in a unit, and what that does to it.")
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
    private RepositoryChoice repository = new RepositoryChoice();

    @Mixin
    private HostChoice host = new HostChoice();

    @Mixin
    private Format format = new Format();

    @Override
    public ExitCode run(Session session) throws CommandException {
        UnitDifference difference = difference(session, Units.name(unit), CommitRange.parse(range));
        if (difference.kind() == UnitDifference.Kind.ABSENT) {
            throw UnitChoice.absent(difference.to());
        }
        DiffPage page = new DiffPage(difference);
        session.console().print(format.isJson() ? page.json() : page.text());
        return difference.isEmpty() ? ExitCode.DONE : ExitCode.CHANGES;
    }

    private UnitDifference difference(Session session, UnitName name, CommitRange wanted) throws CommandException {
        try (Revisions revisions = repository.open(session, host)) {
            return new UnitDifference(from(revisions, name, wanted), to(revisions, name, wanted));
        } catch (SourceException e) {
            throw CommandException.of(e);
        }
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
