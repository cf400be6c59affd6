package io.gitproc.model.plan;

import io.gitproc.model.plan.Step.Begin;
import io.gitproc.model.plan.Step.Stay;
import io.gitproc.model.unit.Directives;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.ServiceType;
import io.gitproc.model.unit.TimeSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What follows the end of a unit that is wanted and may run: another start, a wait for one, or rest.
 *
 * <p>A person, a commit that touches it and an end that was asked for go before the policy of restarts. What counts is what
 * is wanted now, not what was when it was started.
 */
final class Recovery {
    private final UnitStatus status;
    private final Wanted wanted;
    private final ServiceSpec spec;
    private final Instant now;
    private final Standing standing;

    private Recovery(UnitStatus status, Wanted wanted, Instant now, Standing standing) {
        this.status = status;
        this.wanted = wanted;
        this.spec = wanted.spec();
        this.now = now;
        this.standing = standing;
    }

    static Recovery of(UnitStatus status, Wanted wanted, Instant now, Standing standing) {
        return new Recovery(status, wanted, now, standing);
    }

    /** @param last the newest invocation; nothing of it is left */
    Step step(Invocation last) {
        if (last.retry().isPresent()) {
            return Begin.anew(last.retry().get());
        }
        if (wanted.isNewTo(last)) {
            return Begin.anew("changed in " + wanted.commit().brief());
        }
        Optional<StopCause> cause = last.stop().map(Invocation.Stop::cause);
        if (cause.map(it -> it.kind().aftermath()).equals(Optional.of(StopCause.Aftermath.START))) {
            return Begin.anew(reasonAfter(cause.get(), last));
        }
        return RestartPolicy.of(spec).restarts(last) || isUpheld(last) ? restart(last) : rest(last);
    }

    /** What a oneshot has done well need not be done again. */
    private boolean isUpheld(Invocation last) {
        return standing.upheld() && (spec.get(Directives.TYPE) != ServiceType.ONESHOT || !last.endedWell());
    }

    private static String reasonAfter(StopCause cause, Invocation last) {
        return switch (cause.kind()) {
            case HELD -> "hold released";
            case REMOVED -> "wanted again";
            case SHUTDOWN -> "host or daemon started";
            case RESTART, REPLACED, DEPENDENCY, WATCHDOG, HEALTH, START_TIMEOUT, RUNTIME_MAX, LEFTOVER ->
                Failures.cause(last);
        };
    }

    private Stay rest(Invocation last) {
        if (Outcome.of(last, spec) != Outcome.CLEAN) {
            return Stay.down(isForgotten(last) ? UnitState.STOPPED : UnitState.FAILED);
        }
        return Stay.down(spec.get(Directives.TYPE) == ServiceType.ONESHOT ? UnitState.EXITED : UnitState.STOPPED);
    }

    /** A person wanted it so after it had ended. */
    private static boolean isForgotten(Invocation last) {
        return last.reset()
                .filter(reset -> !reset.at().isBefore(Failures.endOf(last)))
                .isPresent();
    }

    private Step restart(Invocation last) {
        if (isForgotten(last)) {
            return Begin.anew(last.reset().map(Invocation.Reset::words).orElse(""));
        }
        return last.spec().equals(spec) ? backOff(last) : begin(last, 0);
    }

    private static Begin begin(Invocation last, int failures) {
        return new Begin(
                "restarted after " + Failures.cause(last),
                new Invocation.Tally(last.tally().restarts() + 1, failures));
    }

    private Step backOff(Invocation last) {
        int failures = Failures.inRow(last);
        Duration delay = Backoff.delay(spec, failures);
        if (delay.equals(TimeSpan.INFINITY)) {
            return rest(last).noting("not started again by itself: RestartSec=infinity");
        }
        Instant due = Failures.endOf(last).plus(delay);
        Optional<String> limit = StartLimit.of(spec).hit(status, due);
        if (limit.isPresent()) {
            return Stay.down(UnitState.FAILED).noting(limit.get());
        }
        return now.isBefore(due) ? waiting(last, failures, due) : begin(last, failures);
    }

    /** Good ends are no failures, though they are waited for as if they were: who ends at once would take the whole CPU. */
    private Stay waiting(Invocation last, int failures, Instant due) {
        String cause = ", last: " + Failures.cause(last);
        boolean again = Failures.isCrashLoop(status, failures);
        if (Outcome.of(last, spec) == Outcome.CLEAN) {
            return Stay.downUntil(UnitState.BACKOFF, Health.NONE, due)
                    .noting((again ? "restarting often: " : "") + counted(failures, "end") + cause);
        }
        Stay stay = again
                ? Stay.downUntil(UnitState.CRASH_LOOP, Health.UNHEALTHY, due)
                : Stay.downUntil(UnitState.BACKOFF, Health.NONE, due);
        return stay.noting(counted(Math.max(failures, Failures.recent(status)), "failure") + cause);
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
