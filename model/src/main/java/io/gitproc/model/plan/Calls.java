package io.gitproc.model.plan;

import io.gitproc.model.unit.Dependency;
import io.gitproc.model.unit.Directives;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.UnitName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code OnFailure=}, {@code OnSuccess=} and {@code Upholds=}: what one unit does to the start of another.
 *
 * <p>A call is followed once: the end that it stands for is later than the last launch of the unit that is called. So no
 * call needs to be kept, and none is followed twice.
 */
final class Calls {
    private final Draft draft;

    Calls(Draft draft) {
        this.draft = draft;
    }

    void spread() {
        uphold();
        call();
    }

    // Upholds=

    private void uphold() {
        draft.bonds().all().stream()
                .filter(bond -> bond.kind() == Dependency.UPHOLDS && isUp(bond.unit()))
                .map(Bond::other)
                .forEach(unit -> draft.decide(unit, new Standing(true, Optional.empty())));
    }

    private boolean isUp(UnitName unit) {
        return !draft.isHeld(unit)
                && draft.newest(unit)
                        .filter(invocation -> invocation.alive() && invocation.isReady())
                        .isPresent();
    }

    // OnFailure=, OnSuccess=

    /** A timer is one more that calls; all calls are heard before the first one is followed. */
    private void call() {
        SortedMap<UnitName, Standing> called = new TreeMap<>();
        timed().forEach(unit -> called.put(unit, new Standing(false, Optional.of(callOf(unit)))));
        called().forEach(unit -> called.put(unit, new Standing(false, Optional.of(callOf(unit)))));
        called.forEach(draft::decide);
    }

    private SortedSet<UnitName> called() {
        return draft.bonds().all().stream()
                .filter(bond ->
                        bond.kind().calls() && draft.wanted(bond.other()).isPresent())
                .map(Bond::other)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Stream<UnitName> timed() {
        return draft.desired().units().values().stream()
                .map(Wanted::spec)
                .filter(ServiceSpec::isTimed)
                .map(ServiceSpec::name);
    }

    private Standing.Call callOf(UnitName unit) {
        List<Bond> callers = draft.bonds().onto(unit).stream()
                .filter(bond -> bond.kind().calls())
                .toList();
        Optional<String> reason =
                callers.stream().filter(this::isDue).map(Calls::reason).findFirst();
        Stream<String> times = draft.wanted(unit).stream().flatMap(wanted -> Occasions.of(wanted.spec()).stream());
        return Standing.Call.of(
                Stream.concat(times, callers.stream().map(Calls::occasion)).toList(), reason);
    }

    private static String occasion(Bond bond) {
        return "when " + bond.unit() + (bond.kind() == Dependency.ON_FAILURE ? " fails" : " ends well");
    }

    private static String reason(Bond bond) {
        return bond.unit() + (bond.kind() == Dependency.ON_FAILURE ? " failed" : " ended well");
    }

    private boolean isDue(Bond bond) {
        Optional<Instant> called = bond.kind() == Dependency.ON_FAILURE ? failed(bond.unit()) : ended(bond.unit());
        Instant last = draft.newest(bond.other()).map(Invocation::launched).orElse(Instant.MIN);
        return called.filter(last::isBefore).isPresent();
    }

    /** When it came into the failure, or the crash loop, in which it is. */
    private Optional<Instant> failed(UnitName unit) {
        return draft.state(unit).filter(UnitState.FAILED::equals).isPresent()
                ? draft.newest(unit).map(Failures::endOf)
                : Failures.loopSince(draft.status(unit));
    }

    /** When it ended well, if it stays so. */
    private Optional<Instant> ended(UnitName unit) {
        return draft.newest(unit)
                .filter(last -> isOver(unit, last) && last.endedWell() && !last.wasAskedToEnd())
                .map(Failures::endOf);
    }

    private boolean isOver(UnitName unit, Invocation last) {
        return draft.state(unit)
                .filter(state -> state == UnitState.STOPPED
                        || state == UnitState.SCHEDULED
                        || (state == UnitState.EXITED && !last.spec().get(Directives.REMAIN_AFTER_EXIT)))
                .isPresent();
    }
}
