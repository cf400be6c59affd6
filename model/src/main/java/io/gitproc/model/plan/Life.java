package io.gitproc.model.plan;

import io.gitproc.model.plan.Invocation.Stop;
import io.gitproc.model.plan.Step.Begin;
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
import java.util.stream.Stream;

/** What one unit would do next if it were alone: its whole life, decided from what is wanted and what is seen. */
final class Life {
    private final UnitStatus status;
    private final Optional<Wanted> wanted;
    private final CommitId target;
    private final Instant now;
    private final Standing standing;

    private Life(UnitStatus status, Optional<Wanted> wanted, CommitId target, Instant now, Standing standing) {
        this.status = status;
        this.wanted = wanted;
        this.target = target;
        this.now = now;
        this.standing = standing;
    }

    static Step next(UnitStatus status, Optional<Wanted> wanted, CommitId target, Instant now, Standing standing) {
        return new Life(status, wanted, target, now, standing).next();
    }

    private Step next() {
        List<Invocation> alive =
                status.invocations().stream().filter(Invocation::alive).toList();
        return Stream.concat(alive.stream().filter(invocation -> !isLetGo(invocation)), remaining().stream())
                .findFirst()
                .map(this::active)
                .orElseGet(() -> alive.isEmpty() ? down() : beside(down()));
    }

    /** A oneshot of which nothing is left counts as active until it is stopped, or somebody wants it run again. */
    private Optional<Invocation> remaining() {
        return status.newest().filter(last -> !last.alive() && last.retry().isEmpty() && remains(last));
    }

    private static Step beside(Step down) {
        return down.match(
                begin -> begin,
                finish -> finish,
                stay -> stay.noting("processes were left running, as KillMode= says"));
    }

    /** What a stop leaves alone, as the unit asks for, is over for the unit, and in nobody's way. */
    private boolean isLetGo(Invocation invocation) {
        return invocation
                .stop()
                .filter(stop -> stop.sent() && policyOf(invocation).letsGo(invocation, stop.at(), now))
                .isPresent();
    }

    /** What was left alone once is not called back by a newer text. */
    private StopPolicy policyOf(Invocation invocation) {
        return StopPolicy.of(isNewest(invocation) ? specOf(invocation) : invocation.spec());
    }

    // A process is left, or it counts so.

    private Step active(Invocation invocation) {
        if (invocation.stop().isPresent()) {
            Stop stop = invocation.stop().get();
            return stop.sent() ? ending(invocation, stop) : new Finish(invocation, stop.cause(), Health.NONE);
        }
        Optional<StopCause> cause = causeToStop(invocation);
        return cause.isPresent() ? new Finish(invocation, cause.get(), health(invocation)) : stayUp(invocation);
    }

    private Step ending(Invocation invocation, Stop stop) {
        StopPolicy policy = policyOf(invocation);
        Instant due = policy.due(invocation, stop.at());
        Stay stay = Stay.up(UnitState.STOPPING, Health.NONE, false)
                .noting(stop.cause().words());
        return now.isBefore(due) ? stay.wakingAt(due) : stay.doing(policy.kill(status.unit(), invocation));
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
        if (isLate(invocation)) {
            return because(StopCause.Kind.START_TIMEOUT, "start timeout");
        }
        return runtimeEnd(invocation).filter(end -> !now.isBefore(end)).isPresent()
                ? because(StopCause.Kind.RUNTIME_MAX, "runtime limit")
                : Optional.empty();
    }

    private static Optional<StopCause> because(StopCause.Kind kind, String words) {
        return Optional.of(new StopCause(kind, words));
    }

    private Step stayUp(Invocation invocation) {
        boolean ready = invocation.isReady();
        Stay stay = Stay.up(stateOf(invocation, ready), health(invocation), ready);
        for (String note : invocation.notes()) {
            stay = stay.noting(note);
        }
        Optional<Instant> due = ready ? runtimeEnd(invocation) : Optional.of(startDeadline(invocation));
        if (due.isPresent()) {
            stay = stay.wakingAt(due.get());
        }
        if (isOutdated(invocation)) {
            return stay.noting("update blocked: " + status.obstacle().orElse(""));
        }
        return adjusted(invocation, becomesReady(invocation) ? stay.doing(markReady(invocation)) : stay);
    }

    private static UnitState stateOf(Invocation invocation, boolean ready) {
        if (invocation.end().isPresent()) {
            return UnitState.EXITED;
        }
        return ready ? UnitState.RUNNING : UnitState.STARTING;
    }

    /** What counts at once is written down too: a stop after the unit is gone goes by what was last wanted. */
    private Step adjusted(Invocation invocation, Stay stay) {
        return wanted.filter(unit -> invocation.alive() && isAmended(invocation))
                .map(unit -> stay.doing(adjust(invocation, unit)))
                .orElse(stay);
    }

    private Action adjust(Invocation invocation, Wanted unit) {
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

    private boolean isAmended(Invocation invocation) {
        return invocation.adjusting() || !specOf(invocation).equals(invocation.spec());
    }

    private boolean becomesReady(Invocation invocation) {
        return invocation.ready().isEmpty() && (status.checks().passes() > 0 || getsFirstCheck(invocation));
    }

    /** What became ready without a check stays so, also once the text that has one is written down. */
    private boolean getsFirstCheck(Invocation invocation) {
        return isAmended(invocation)
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
        return invocation.remains(specOf(invocation));
    }

    private boolean isLate(Invocation invocation) {
        return !invocation.isReady() && !now.isBefore(startDeadline(invocation));
    }

    private Instant startDeadline(Invocation invocation) {
        return invocation.launched().plus(specOf(invocation).get(Directives.TIMEOUT_START_SEC));
    }

    /** Empty for one that may run for ever, or does not run yet. */
    private Optional<Instant> runtimeEnd(Invocation invocation) {
        Duration limit = specOf(invocation).get(Directives.RUNTIME_MAX_SEC);
        boolean isLimited = !limit.equals(TimeSpan.INFINITY) && invocation.isReady() && !isOneshot(invocation);
        return isLimited
                ? invocation
                        .ready()
                        .or(() -> invocation.main().map(Invocation.MainProcess::since))
                        .map(since -> since.plus(limit))
                : Optional.empty();
    }

    private static boolean isOneshot(Invocation invocation) {
        return invocation.spec().get(Directives.TYPE) == ServiceType.ONESHOT;
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
            return Stay.downUntil(UnitState.BACKOFF, Health.NONE, trouble.until())
                    .noting(trouble.message());
        }
        return unlessUnmet(standing.call().map(this::onCall).orElseGet(this::ofItself));
    }

    private Step ofItself() {
        return status.newest().map(this::recovery).orElseGet(() -> Begin.anew("wanted by " + commit().brief()));
    }

    private Step recovery(Invocation last) {
        return Recovery.of(status, wanted.orElseThrow(), now, standing).step(last);
    }

    private CommitId commit() {
        return wanted.orElseThrow().commit();
    }

    /** It runs when it is called, or a person wants it; and what was interrupted runs once more. */
    private Step onCall(Standing.Call call) {
        Optional<Invocation> last = status.newest();
        if (last.filter(Life::isToGoOn).isPresent()) {
            return recovery(last.get());
        }
        Optional<String> reason = call.reason().or(wanted.orElseThrow()::wish);
        if (reason.isPresent()) {
            return Begin.anew(reason.get());
        }
        return last.filter(it -> !isOutdated(it) && !it.wasAskedToEnd())
                .map(it -> noting(call.note(), recovery(it)))
                .orElseGet(() -> Stay.down(UnitState.STOPPED).noting(call.note()));
    }

    private static boolean isToGoOn(Invocation last) {
        return last.retry().isPresent()
                || last.stop()
                        .map(stop -> stop.cause().kind())
                        .filter(kind -> kind == StopCause.Kind.REPLACED
                                || kind == StopCause.Kind.RESTART
                                || kind == StopCause.Kind.DEPENDENCY)
                        .isPresent();
    }

    private static Step noting(String note, Step step) {
        return step.match(begin -> begin, finish -> finish, stay -> stay.noting(note));
    }

    /** Conditions are asked before a start, systemd.unit(5); they end nothing, and undo nothing that has ended. */
    private Step unlessUnmet(Step step) {
        return status.unmet()
                .map(unmet -> step.match(begin -> passedOver(unmet), end -> end, stay -> stay))
                .orElse(step);
    }

    private static Step passedOver(Unmet unmet) {
        return Stay.down(unmet.state()).noting(unmet.words());
    }

    private Step held(StopCause hold) {
        Stay stay = Stay.down(UnitState.HELD).noting(hold.words());
        return status.newest().filter(this::isOutdated).isPresent() ? stay.noting("new version waiting") : stay;
    }
}
