package io.gitproc.reconciler.cli;

import io.gitproc.model.plan.Desired;
import io.gitproc.model.plan.Forecast;
import io.gitproc.reconciler.api.ExitCode;
import io.gitproc.reconciler.source.Loaded;
import io.gitproc.reconciler.source.Refusal;
import io.gitproc.reconciler.source.Revisions;
import io.gitproc.reconciler.source.SourceException;
import java.util.Optional;

/** What a host would do, told by the daemon's own planner. */
final class Prospect {
    private final Revisions revisions;

    Prospect(Revisions revisions) {
        this.revisions = revisions;
    }

    /** What {@code gitproc plan} tells. */
    PlanPage of(CommitRange wanted) throws SourceException, CommandException {
        Loaded.Accepted to =
                accepted(wanted.to().isPresent() ? revisions.judge(wanted.to().get()) : revisions.judgeHead());
        Optional<Refusal> objection = wanted.from().isPresent() ? Optional.empty() : revisions.objection(to);
        return page(from(wanted), to, objection);
    }

    /** Those of a commit; without one of the target, else of the head of the branch. */
    Desired units(Optional<String> revision) throws SourceException, CommandException {
        if (revision.isPresent()) {
            return accepted(revisions.load(revision.get())).desired();
        }
        Optional<Desired> target = revisions.target().flatMap(Loaded::units);
        return target.isPresent()
                ? target.get()
                : accepted(revisions.judgeHead()).desired();
    }

    /** From what this host runs back to a commit. */
    PlanPage backTo(String commit) throws SourceException, CommandException {
        return page(revisions.target().flatMap(Loaded::units), accepted(revisions.judge(commit)), Optional.empty());
    }

    private static PlanPage page(Optional<Desired> from, Loaded.Accepted to, Optional<Refusal> objection) {
        Forecast host = from.map(Forecast::ofHostRunning).orElseGet(Forecast::ofIdleHost);
        return new PlanPage(from.map(Desired::commit), to, objection, host.converge(to.desired()));
    }

    private Optional<Desired> from(CommitRange wanted) throws SourceException, CommandException {
        return wanted.from().isPresent()
                ? Optional.of(accepted(revisions.load(wanted.from().get())).desired())
                : revisions.target().flatMap(Loaded::units);
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
