package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.ExitCode;
import io.gitproc.reconciler.source.Blame;
import io.gitproc.reconciler.source.Revisions;
import io.gitproc.reconciler.source.SourceException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "blame", description = "Show who wrote each line of a unit, in which commit.")
final class BlameVerb implements Verb {
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
        BlamePage page = new BlamePage(found(session), session.console().clock().getZone());
        session.console().print(format.isJson() ? page.json() : page.text());
        return ExitCode.DONE;
    }

    private Blame found(Session session) throws CommandException {
        try (Revisions revisions = repository.open(session, host)) {
            return revisions.blame(unit.in(revisions));
        } catch (SourceException e) {
            throw CommandException.of(e);
        }
    }
}
