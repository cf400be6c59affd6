package io.gitproc.reconciler;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.Health;
import io.gitproc.model.plan.Invocation;
import io.gitproc.model.plan.Observed;
import io.gitproc.model.plan.Outlook;
import io.gitproc.model.plan.Plan;
import io.gitproc.model.plan.UnitStatus;
import io.gitproc.reconciler.source.Declared;
import io.gitproc.reconciler.source.Milestones;
import io.gitproc.reconciler.source.Revision;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * Finds how far the host has come with its target: it has converged, and it has been well for a while.
 *
 * <p>A unit that a person holds is not judged. What is remembered is since when the host was seen to be well; a daemon
 * that starts begins to watch anew, so its death can only make the proof later, never wrong. Thread: the reconcile thread
 * alone.
 */
public final class Soak {
    private final Duration time;
    private Optional<Well> well = Optional.empty();

    /** @param time how long a host has to be well; zero: a moment is enough */
    public Soak(Duration time) {
        this.time = time;
    }

    /** @param since when it was first seen so, without an end since */
    private record Well(CommitId commit, Instant since) {}

    Milestones milestones(Declared declared, Observed observed, Plan plan) {
        Optional<CommitId> applied =
                declared.target().map(Revision::id).filter(target -> isConverged(declared, observed, plan));
        well = applied.filter(target -> isWell(plan)).map(target -> new Well(target, since(target, observed)));
        return new Milestones(
                applied,
                well.filter(it -> !observed.at().isBefore(it.since().plus(time)))
                        .map(Well::commit));
    }

    /** When the proof is complete, unless something happens. */
    Optional<Instant> wakeAt(Instant now) {
        return well.map(it -> it.since().plus(time)).filter(now::isBefore);
    }

    private static boolean isConverged(Declared declared, Observed observed, Plan plan) {
        return plan.settled()
                && declared.rejected().isEmpty()
                && declared.failed().isEmpty()
                && plan.units().values().stream().noneMatch(Soak::isFailing)
                && observed.units().values().stream()
                        .noneMatch(status -> status.obstacle().isPresent());
    }

    private static boolean isFailing(Outlook outlook) {
        return switch (outlook.state()) {
            case BACKOFF, CRASH_LOOP, FAILED, REJECTED -> true;
            case RUNNING, STARTING, STOPPING, STOPPED, EXITED, SCHEDULED, HELD, WAITING -> false;
        };
    }

    private static boolean isWell(Plan plan) {
        return plan.units().values().stream()
                .map(Outlook::health)
                .allMatch(health -> health == Health.NONE || health == Health.HEALTHY);
    }

    /** What was started later has not been seen for as long. */
    private Instant since(CommitId target, Observed observed) {
        Instant seen =
                well.filter(it -> it.commit().equals(target)).map(Well::since).orElse(observed.at());
        return observed.units().values().stream()
                .map(UnitStatus::newest)
                .flatMap(Optional::stream)
                .map(Invocation::launched)
                .filter(seen::isBefore)
                .max(Comparator.naturalOrder())
                .orElse(seen);
    }
}
