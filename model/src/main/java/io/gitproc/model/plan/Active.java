package io.gitproc.model.plan;

import io.gitproc.model.plan.Invocation.Stop;
import io.gitproc.model.plan.Step.Finish;
import io.gitproc.model.plan.Step.Stay;
import io.gitproc.model.unit.Directive;
import io.gitproc.model.unit.Directives;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.ServiceType;
import io.gitproc.model.unit.TimeSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What becomes of an invocation of which a process is left, or which counts so: it stays up, is to end, or is ending. */
final class Active {
    private final Invocation invocation;
    private final UnitStatus status;
    private final Optional<Wanted> wanted;
    private final CommitId target;
    private final Instant now;
    /** Times and checks of the newest text count at once; a unit that is gone keeps its last ones. */
    private final ServiceSpec spec;

    Active(Invocation invocation, UnitStatus status, Optional<Wanted> wanted, CommitId target, Instant now) {
        this.invocation = invocation;
        this.status = status;
        this.wanted = wanted;
        this.target = target;
        this.now = now;
        this.spec = wanted.map(Wanted::spec).orElse(invocation.spec());
    }

    /** What a stop leaves alone, as the unit asks for, is over for the unit, and in nobody's way. */
    boolean isLetGo() {
        return invocation
                .stop()
                .filter(stop -> stop.sent() && stopPolicy().letsGo(invocation, stop.at(), now))
                .isPresent();
    }

    /** A finished oneshot that stays active keeps what it started. */
    boolean remains() {
        return invocation.remains(spec);
    }

    Step next() {
        if (invocation.stop().isPresent()) {
            Stop stop = invocation.stop().get();
            return stop.sent() ? ending(stop) : new Finish(invocation, stop.cause(), Health.NONE);
        }
        Optional<StopCause> cause = causeToStop();
        return cause.isPresent() ? new Finish(invocation, cause.get(), health()) : stayUp();
    }

    // It is to end.

    private Step ending(Stop stop) {
        Instant due = stopPolicy().due(invocation, stop.at());
        Stay stay = Stay.up(UnitState.STOPPING, Health.NONE, false)
                .noting(stop.cause().words());
        return now.isBefore(due) ? stay.wakingAt(due) : stay.doing(stopPolicy().kill(status.unit(), invocation));
    }

    /** What was left alone once is not called back by a newer text. */
    private StopPolicy stopPolicy() {
        return StopPolicy.of(isNewest() ? spec : invocation.spec());
    }

    /** The first reason that holds, gravest first. That there is a new version is none while it cannot start. */
    private Optional<StopCause> causeToStop() {
        if (wanted.isEmpty()) {
            return because(StopCause.Kind.REMOVED, "removed in " + target.brief());
        }
        if (wanted.get().hold().isPresent()) {
            return wanted.get().hold();
        }
        if (!isNewest()) {
            return because(StopCause.Kind.REPLACED, "a newer one runs");
        }
        if (isOutdated() && status.obstacle().isEmpty()) {
            return because(
                    StopCause.Kind.REPLACED,
                    "replaced by " + wanted.get().commit().brief());
        }
        if (invocation.end().isPresent()) {
            return remains() ? Optional.empty() : because(StopCause.Kind.LEFTOVER, "main process ended");
        }
        return causeOfItsOwn();
    }

    private Optional<StopCause> causeOfItsOwn() {
        if (invocation.notified().hung().isPresent()) {
            return because(StopCause.Kind.WATCHDOG, "watchdog");
        }
        if (health() == Health.UNHEALTHY) {
            return because(StopCause.Kind.HEALTH, "health");
        }
        if (!invocation.isReady() && isOver(startDeadline())) {
            return because(StopCause.Kind.START_TIMEOUT, "start timeout");
        }
        return runtimeEnd().filter(this::isOver).isPresent()
                ? because(StopCause.Kind.RUNTIME_MAX, "runtime limit")
                : Optional.empty();
    }

    private static Optional<StopCause> because(StopCause.Kind kind, String words) {
        return Optional.of(new StopCause(kind, words));
    }

    private boolean isOver(Instant due) {
        return !now.isBefore(due);
    }

    private Instant startDeadline() {
        Instant due = invocation.launched().plus(spec.get(Directives.TIMEOUT_START_SEC));
        return invocation.notified().extended().filter(due::isBefore).orElse(due);
    }

    /** Empty for one that may run for ever, or does not run yet. */
    private Optional<Instant> runtimeEnd() {
        Duration limit = spec.get(Directives.RUNTIME_MAX_SEC);
        boolean isLimited = !limit.equals(TimeSpan.INFINITY) && invocation.isReady() && !isOneshot();
        return isLimited ? invocation.readyAt().map(since -> since.plus(limit)) : Optional.empty();
    }

    private boolean isOneshot() {
        return invocation.spec().get(Directives.TYPE) == ServiceType.ONESHOT;
    }

    // It stays up.

    private Step stayUp() {
        boolean ready = invocation.isReady();
        Stay stay = Stay.up(state(ready), health(), ready)
                .noting(invocation.notes())
                .noting(invocation.notified().notes());
        Optional<Instant> due = due(ready);
        if (due.isPresent()) {
            stay = stay.wakingAt(due.get());
        }
        if (isOutdated()) {
            return stay.noting("update blocked: " + status.obstacle().orElse(""));
        }
        return adjusted(becomesReady() ? stay.doing(markReady()) : stay);
    }

    /** What has ended and counts as active is waited for no more. */
    private Optional<Instant> due(boolean ready) {
        if (invocation.end().isPresent()) {
            return Optional.empty();
        }
        return ready ? runtimeEnd() : Optional.of(startDeadline());
    }

    private UnitState state(boolean ready) {
        if (invocation.end().isPresent()) {
            return UnitState.EXITED;
        }
        return ready ? UnitState.RUNNING : UnitState.STARTING;
    }

    /** What is to say so itself has to do that besides. */
    private boolean becomesReady() {
        boolean passes = status.checks().passes() > 0 && invocation.up().isPresent();
        return invocation.ready().isEmpty() && (passes || getsFirstCheck());
    }

    /** What became ready without a check stays so, also once the text that has one is written down. */
    private boolean getsFirstCheck() {
        return spec.get(Directives.HEALTH_CHECK_URL).isPresent()
                && invocation.spec().get(Directives.HEALTH_CHECK_URL).isEmpty()
                && invocation.isReady()
                && isAmended();
    }

    private Action markReady() {
        return new Action.MarkReady(status.unit(), invocation.id());
    }

    /** What counts at once is written down too: a stop after the unit is gone goes by what was last wanted. */
    private Step adjusted(Stay stay) {
        return wanted.filter(unit -> invocation.alive() && isAmended())
                .map(unit -> stay.doing(adjust(unit)))
                .orElse(stay);
    }

    private Action adjust(Wanted unit) {
        List<String> changed = unit.spec().differences(invocation.spec()).stream()
                .map(Directive::name)
                .toList();
        return new Action.Adjust(
                status.unit(),
                invocation.id(),
                unit.spec(),
                unit.commit(),
                changed.isEmpty() ? List.of("limits") : changed);
    }

    private boolean isAmended() {
        return invocation.adjusting() || !spec.equals(invocation.spec());
    }

    private boolean isOutdated() {
        return wanted.filter(unit -> unit.isNewTo(invocation)).isPresent();
    }

    private Health health() {
        return Health.of(spec, invocation, isNewest() ? status.checks() : Checks.NONE);
    }

    private boolean isNewest() {
        return status.newest().filter(invocation::equals).isPresent();
    }
}
