package io.gitproc.model.plan;

import io.gitproc.model.plan.Invocation.Stop;
import io.gitproc.model.plan.Step.Begin;
import io.gitproc.model.plan.Step.Finish;
import io.gitproc.model.plan.Step.Stay;
import io.gitproc.model.unit.Directives;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.ServiceType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What one unit would do next if it were alone: its whole life, decided from what is wanted and what is seen. */
final class Life {
    /** How long to wait for the kernel before a kill is repeated. */
    private static final Duration KILL_AGAIN = Duration.ofSeconds(1);

    private final UnitStatus status;
    private final Optional<Wanted> wanted;
    private final CommitId target;
    private final Instant now;

    private Life(UnitStatus status, Optional<Wanted> wanted, CommitId target, Instant now) {
        this.status = status;
        this.wanted = wanted;
        this.target = target;
        this.now = now;
    }

    static Step next(UnitStatus status, Optional<Wanted> wanted, CommitId target, Instant now) {
        return new Life(status, wanted, target, now).next();
    }

    private Step next() {
        return status.invocations().stream()
                .filter(Invocation::alive)
                .findFirst()
                .map(this::alive)
                .orElseGet(this::down);
    }

    // A process is left.

    private Step alive(Invocation invocation) {
        if (invocation.stop().isPresent()) {
            Stop stop = invocation.stop().get();
            return stop.sent() ? ending(invocation, stop) : new Finish(invocation, stop.cause(), Health.NONE);
        }
        Optional<StopCause> cause = causeToStop(invocation);
        return cause.isPresent() ? new Finish(invocation, cause.get(), health(invocation)) : stayUp(invocation);
    }

    private Step ending(Invocation invocation, Stop stop) {
        Instant due = invocation
                .killed()
                .map(killed -> killed.plus(KILL_AGAIN))
                .orElseGet(() -> stop.at().plus(specOf(invocation).get(Directives.TIMEOUT_STOP_SEC)));
        Stay stay = Stay.up(UnitState.STOPPING, Health.NONE, false)
                .noting(stop.cause().words());
        return now.isBefore(due) ? stay.wakingAt(due) : stay.doing(new Action.Kill(status.unit(), invocation.id()));
    }

    /** The first reason that holds, gravest first. That there is a new version is none while it cannot start. */
    private Optional<StopCause> causeToStop(Invocation invocation) {
        if (wanted.isEmpty()) {
            return because(StopCause.Kind.REMOVED, "removed in " + target.brief());
        }
        if (wanted.get().hold().isPresent()) {
            return wanted.get().hold();
        }
        if (!isNewest(invocation)) {
            return because(StopCause.Kind.REPLACED, "a newer one runs");
        }
        if (isOutdated(invocation) && status.obstacle().isEmpty()) {
            return because(
                    StopCause.Kind.REPLACED,
                    "replaced by " + wanted.get().commit().brief());
        }
        if (invocation.end().isPresent()) {
            return remains(invocation) ? Optional.empty() : because(StopCause.Kind.LEFTOVER, "main process ended");
        }
        if (health(invocation) == Health.UNHEALTHY) {
            return because(StopCause.Kind.HEALTH, "health");
        }
        return isLate(invocation) ? because(StopCause.Kind.START_TIMEOUT, "start timeout") : Optional.empty();
    }

    private static Optional<StopCause> because(StopCause.Kind kind, String words) {
        return Optional.of(new StopCause(kind, words));
    }

    private Step stayUp(Invocation invocation) {
        boolean ready = invocation.isReady();
        boolean shows = ready && isSeen(invocation);
        Stay stay = Stay.up(stateOf(invocation, shows), health(invocation), shows);
        for (String note : invocation.notes()) {
            stay = stay.noting(note);
        }
        if (!ready) {
            stay = stay.wakingAt(startDeadline(invocation));
        }
        if (isOutdated(invocation)) {
            return stay.noting("update blocked: " + status.obstacle().orElse(""));
        }
        return tuned(invocation, becomesReady(invocation) ? stay.doing(markReady(invocation)) : stay);
    }

    /** A simple service has started when it is forked, a moment before its process can be named. */
    private static boolean isSeen(Invocation invocation) {
        return invocation.main().isPresent() || invocation.end().isPresent();
    }

    private static UnitState stateOf(Invocation invocation, boolean ready) {
        if (invocation.end().isPresent()) {
            return UnitState.EXITED;
        }
        return ready ? UnitState.RUNNING : UnitState.STARTING;
    }

    private Step tuned(Invocation invocation, Stay stay) {
        return wanted.filter(unit -> isDetuned(invocation))
                .map(unit -> stay.doing(new Action.Adjust(status.unit(), invocation.id(), unit.spec(), unit.commit())))
                .orElse(stay);
    }

    private boolean isDetuned(Invocation invocation) {
        return !specOf(invocation).tuning().equals(invocation.spec().tuning());
    }

    private boolean becomesReady(Invocation invocation) {
        return invocation.ready().isEmpty() && (status.checks().passes() > 0 || getsFirstCheck(invocation));
    }

    /** What became ready without a check stays so, also once the text that has one is written down. */
    private boolean getsFirstCheck(Invocation invocation) {
        return isDetuned(invocation)
                && invocation.isReady()
                && invocation.spec().get(Directives.HEALTH_CHECK_URL).isEmpty()
                && specOf(invocation).get(Directives.HEALTH_CHECK_URL).isPresent();
    }

    private Action markReady(Invocation invocation) {
        return new Action.MarkReady(status.unit(), invocation.id());
    }

    private boolean isOutdated(Invocation invocation) {
        return wanted.filter(
                        unit -> !unit.spec().identity().equals(invocation.spec().identity()))
                .isPresent();
    }

    /** A finished oneshot that stays active keeps what it started. */
    private boolean remains(Invocation invocation) {
        return invocation.endedWell()
                && specOf(invocation).get(Directives.TYPE) == ServiceType.ONESHOT
                && specOf(invocation).get(Directives.REMAIN_AFTER_EXIT);
    }

    private boolean isLate(Invocation invocation) {
        return !invocation.isReady() && !now.isBefore(startDeadline(invocation));
    }

    private Instant startDeadline(Invocation invocation) {
        return invocation.launched().plus(specOf(invocation).get(Directives.TIMEOUT_START_SEC));
    }

    private Health health(Invocation invocation) {
        return Health.of(specOf(invocation), invocation, isNewest(invocation) ? status.checks() : Checks.NONE);
    }

    private boolean isNewest(Invocation invocation) {
        return status.newest().filter(invocation::equals).isPresent();
    }

    /** Times and checks of the newest text count at once; a unit that is gone keeps its last ones. */
    private ServiceSpec specOf(Invocation invocation) {
        return wanted.map(Wanted::spec).orElse(invocation.spec());
    }

    // Nothing is left.

    private Step down() {
        if (status.invocations().stream().anyMatch(Invocation::abandoned)) {
            return Stay.up(UnitState.STARTING, Health.NONE, false);
        }
        if (wanted.isEmpty()) {
            return Stay.down(UnitState.STOPPED);
        }
        if (wanted.get().hold().isPresent()) {
            return held(wanted.get().hold().get());
        }
        if (status.obstacle().isPresent()) {
            return Stay.down(UnitState.REJECTED).noting(status.obstacle().get());
        }
        if (status.trouble().filter(trouble -> now.isBefore(trouble.until())).isPresent()) {
            UnitStatus.Trouble trouble = status.trouble().get();
            return Stay.downUntil(UnitState.BACKOFF, trouble.until()).noting(trouble.message());
        }
        return status.newest()
                .map(last -> again(last, wanted.get()))
                .orElseGet(() -> begin("wanted by " + wanted.get().commit().brief()));
    }

    private Step held(StopCause hold) {
        Stay stay = Stay.down(UnitState.HELD).noting(hold.words());
        return status.newest().filter(this::isOutdated).isPresent() ? stay.noting("new version waiting") : stay;
    }

    private Step again(Invocation last, Wanted unit) {
        if (last.retry().isPresent()) {
            return begin(last.retry().get());
        }
        if (isOutdated(last)) {
            return begin("changed in " + unit.commit().brief());
        }
        if (wasAskedToEnd(last)) {
            return begin(last.stop().map(Life::reasonAfter).orElse(""));
        }
        return Outcome.of(last).restarts(unit.spec().get(Directives.RESTART)) ? restart(last, unit) : rest(last);
    }

    private static boolean wasAskedToEnd(Invocation last) {
        return last.stop()
                .filter(stop -> stop.cause().kind().aftermath() == StopCause.Aftermath.START)
                .isPresent();
    }

    private static String reasonAfter(Stop stop) {
        return switch (stop.cause().kind()) {
            case HELD -> "hold released";
            case REMOVED -> "wanted again";
            case SHUTDOWN -> "host or daemon started";
            case RESTART, REPLACED, HEALTH, START_TIMEOUT, LEFTOVER ->
                stop.cause().words();
        };
    }

    private static Begin begin(String reason) {
        return new Begin(reason, Invocation.Tally.ZERO);
    }

    private static Step rest(Invocation last) {
        if (Outcome.of(last) != Outcome.CLEAN) {
            return Stay.down(UnitState.FAILED);
        }
        boolean oneshot = last.spec().get(Directives.TYPE) == ServiceType.ONESHOT;
        return Stay.down(oneshot ? UnitState.EXITED : UnitState.STOPPED);
    }

    private Step restart(Invocation last, Wanted unit) {
        boolean touched = !last.spec().equals(unit.spec());
        int failures = Failures.inRow(last);
        Instant due = touched ? now : Failures.endOf(last).plus(Backoff.delay(unit.spec(), failures));
        if (!now.isBefore(due)) {
            return new Begin(
                    "restarted after " + Failures.cause(last),
                    new Invocation.Tally(last.tally().restarts() + 1, touched ? 0 : failures));
        }
        return Stay.downUntil(
                Failures.isCrashLoop(status.invocations(), failures) ? UnitState.CRASH_LOOP : UnitState.BACKOFF, due);
    }
}
