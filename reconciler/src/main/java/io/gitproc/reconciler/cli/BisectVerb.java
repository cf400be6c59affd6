package io.gitproc.reconciler.cli;

import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.api.ExitCode;
import io.gitproc.reconciler.source.Revision;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(description = "Show which commit made a unit fail, and how to undo it.")
final class BisectVerb implements Verb {
    private static final int ENTRIES_MAX = 100_000;

    @Parameters(paramLabel = "UNIT")
    private String unit = "";

    @Mixin
    private RepositoryChoice repository = new RepositoryChoice();

    @Mixin
    private Format format = new Format();

    @Override
    public ExitCode run(Session session) throws CommandException {
        UnitName name = Units.name(unit);
        Optional<Suspicion> found = Suspicion.of(Trial.of(new Past(session).entries(Optional.of(name), ENTRIES_MAX)));
        BisectPage page = new BisectPage(name, found, suspects(session, name, found));
        session.console().print(format.of(page));
        return ExitCode.DONE;
    }

    private List<Revision> suspects(Session session, UnitName name, Optional<Suspicion> found) throws CommandException {
        if (found.flatMap(Suspicion::good).isEmpty()) {
            return List.of();
        }
        Suspicion suspicion = found.get();
        String good = suspicion.good().get().commit();
        return repository.read(
                session,
                new HostChoice(),
                revisions -> revisions.touching(name, good, suspicion.bad().commit()));
    }
}
