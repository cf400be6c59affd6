package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.ExitCode;
import io.gitproc.reconciler.source.EffectiveUnit;
import io.gitproc.reconciler.source.Revisions;
import io.gitproc.reconciler.source.SourceException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "cat", description = "Show the files that a unit is made of. Needs no daemon.")
final class CatVerb implements Verb {
    @Mixin
    private UnitChoice unit = new UnitChoice();

    @Mixin
    private RepositoryChoice repository = new RepositoryChoice();

    @Mixin
    private HostChoice host = new HostChoice();

    @Mixin
    private Format format = new Format();

    @Override
    public ExitCode run(Session session) throws CommandException {
        CatPage page = new CatPage(found(session));
        session.console().print(format.isJson() ? page.json() : page.text());
        return ExitCode.DONE;
    }

    private EffectiveUnit found(Session session) throws CommandException {
        try (Revisions revisions = repository.open(session, host)) {
            return unit.in(revisions);
        } catch (SourceException e) {
            throw CommandException.of(e);
        }
    }
}
