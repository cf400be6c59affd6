package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.ExitCode;
import io.gitproc.reconciler.source.Revisions;
import io.gitproc.reconciler.source.SourceException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "plan", description = "Tell what a host would do for a commit. Needs no daemon.")
final class PlanVerb implements Verb {
    @Parameters(
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
        PlanPage page = page(session);
        session.console().print(format.isJson() ? page.json() : page.text());
        return page.isEmpty() ? ExitCode.DONE : ExitCode.CHANGES;
    }

    private PlanPage page(Session session) throws CommandException {
        try (Revisions revisions = repository.open(session, host)) {
            return new Prospect(revisions).of(CommitRange.parse(range));
        } catch (SourceException e) {
            throw CommandException.of(e);
        }
    }
}
