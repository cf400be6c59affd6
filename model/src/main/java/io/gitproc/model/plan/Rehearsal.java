package io.gitproc.model.plan;

import io.gitproc.model.plan.Invocation.End;
import io.gitproc.model.plan.Invocation.MainProcess;
import io.gitproc.model.unit.Directives;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.ServiceType;
import io.gitproc.model.unit.UnitName;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A host on which every action succeeds, in next to no time: one comes after the other. For one thread. */
final class Rehearsal {
    private static final ExitStatus SUCCESS = new ExitStatus.Code(0);

    private final SortedMap<UnitName, UnitStatus> units = new TreeMap<>();
    private Instant now = Instant.EPOCH;
    private int starts;

    Observed observed() {
        return new Observed(now, units);
    }

    /** What the unit was last started as, and adjusted to. */
    ServiceSpec lastSpec(UnitName unit) {
        return status(unit).newest().orElseThrow().spec();
    }

    boolean isAlive(UnitName unit) {
        return status(unit).alive();
    }

    void perform(Action action) {
        now = now.plusNanos(1);
        units.put(action.unit(), after(action));
    }

    private UnitStatus after(Action action) {
        UnitStatus before = status(action.unit());
        return action.match(new Action.Cases<>(
                start -> with(before, Stream.concat(before.invocations().stream(), Stream.of(started(start)))),
                stop -> each(before, stop.invocation(), it -> stopped(it, stop.cause())),
                kill -> each(before, kill.invocation(), this::ended),
                adjust -> each(before, adjust.invocation(), it -> adjusted(it, adjust)),
                markReady -> before,
                release -> before,
                forget -> with(
                        before,
                        before.invocations().stream().filter(it -> !it.id().equals(forget.invocation())))));
    }

    private UnitStatus status(UnitName unit) {
        return Optional.ofNullable(units.get(unit)).orElseGet(() -> UnitStatus.none(unit));
    }

    private static UnitStatus each(UnitStatus status, InvocationId id, UnaryOperator<Invocation> change) {
        return with(status, status.invocations().stream().map(it -> it.id().equals(id) ? change.apply(it) : it));
    }

    private static UnitStatus with(UnitStatus status, Stream<Invocation> invocations) {
        return new UnitStatus(
                status.unit(),
                invocations.toList(),
                status.checks(),
                status.obstacle(),
                status.trouble(),
                status.unmet());
    }

    private Invocation started(Action.Start start) {
        starts++;
        Invocation running = new Invocation(
                new InvocationId(String.format(Locale.ROOT, "%032x", starts)),
                start.spec(),
                start.commit(),
                now,
                start.reason(),
                start.slot(),
                start.tally(),
                Optional.of(new MainProcess(starts, now)),
                Optional.of(now),
                Notified.NOTHING,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                false,
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                List.of());
        return start.spec().get(Directives.TYPE) == ServiceType.ONESHOT ? ended(running) : running;
    }

    private Invocation stopped(Invocation it, StopCause cause) {
        Invocation asked =
                copy(it, it.spec(), it.commit(), Optional.of(new Invocation.Stop(now, cause, true)), it.end());
        return it.alive() ? ended(asked) : asked;
    }

    private static Invocation adjusted(Invocation it, Action.Adjust adjust) {
        return copy(it, adjust.spec(), adjust.commit(), it.stop(), it.end());
    }

    private Invocation ended(Invocation it) {
        return copy(it, it.spec(), it.commit(), it.stop(), Optional.of(new End(now, SUCCESS)));
    }

    private static Invocation copy(
            Invocation it, ServiceSpec spec, CommitId commit, Optional<Invocation.Stop> stop, Optional<End> end) {
        return new Invocation(
                it.id(),
                spec,
                commit,
                it.launched(),
                it.reason(),
                it.slot(),
                it.tally(),
                it.main(),
                it.ready(),
                it.notified(),
                stop,
                it.killed(),
                end,
                end.isEmpty(),
                it.contained(),
                it.abandoned(),
                it.adjusting(),
                it.retry(),
                it.reset(),
                it.notes());
    }
}
