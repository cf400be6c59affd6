package io.gitproc.reconciler.cli;

import io.gitproc.model.plan.Desired;
import io.gitproc.model.plan.Forecast;
import io.gitproc.reconciler.api.ExitCode;
import io.gitproc.reconciler.source.Loaded;
import io.gitproc.reconciler.source.Refusal;
import io.gitproc.reconciler.source.Revisions;
import io.gitproc.reconciler.source.SourceException;
import java.util.Optional;
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
        CommitRange wanted = CommitRange.parse(range);
        try (Revisions revisions = repository.open(session, host)) {
            Optional<Desired> from = from(revisions, wanted);
            Loaded.Accepted to = accepted(to(revisions, wanted));
            Forecast host = from.map(Forecast::ofHostRunning).orElseGet(Forecast::ofIdleHost);
            Optional<Refusal> objection = wanted.from().isPresent() ? Optional.empty() : revisions.objection(to);
            return new PlanPage(from.map(Desired::commit), to, objection, host.converge(to.desired()));
        } catch (SourceException e) {
            throw CommandException.of(e);
        }
    }

    private static Optional<Desired> from(Revisions revisions, CommitRange wanted)
            throws SourceException, CommandException {
        return wanted.from().isPresent()
                ? Optional.of(accepted(revisions.load(wanted.from().get())).desired())
                : revisions.target().flatMap(Loaded::units);
    }

    private static Loaded to(Revisions revisions, CommitRange wanted) throws SourceException {
        return wanted.to().isPresent() ? revisions.judge(wanted.to().get()) : revisions.judgeHead();
    }

    private static Loaded.Accepted accepted(Loaded loaded) throws CommandException {
        if (loaded.refused().isPresent()) {
            throw refused(loaded.refused().get());
        }
        return loaded.accepted().orElseThrow();
    }

    private static CommandException refused(Refusal refusal) {
        String commit = refusal.revision().id().brief();
        return new CommandException(
                ExitCode.FAILED, "the commit " + commit + " is refused: " + refusal.reason(), refusal.hint());
    }
}
