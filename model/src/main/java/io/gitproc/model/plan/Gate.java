package io.gitproc.model.plan;

import io.gitproc.model.order.Ordering;
import io.gitproc.model.plan.Step.Begin;
import io.gitproc.model.plan.Step.Finish;
import io.gitproc.model.plan.Step.Stay;
import io.gitproc.model.unit.Directives;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.UnitName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Holds steps back until it is their turn.
 *
 * <p>The rules of systemd.unit(5), {@code After=}: a start waits for the starts of what it is after, a stop waits for the
 * stops of what is after it, and a stop goes before a start. It only orders: what failed is not waited for, and what
 * runs is never stopped for it.
 */
final class Gate {
    private final Desired desired;
    private final Observed observed;
    private final SortedMap<UnitName, Step> steps;
    private final Ordering stopOrdering;

    Gate(Desired desired, Observed observed, SortedMap<UnitName, Step> steps) {
        this.desired = desired;
        this.observed = observed;
        this.steps = steps;
        this.stopOrdering = stopOrdering(goingDown());
    }

    Outlook outlook(UnitName unit, Step step) {
        return step.match(begin -> begin(unit, begin), finish -> finish(unit, finish), stay -> stay(unit, stay));
    }

    private static Outlook stay(UnitName unit, Stay stay) {
        return new Outlook(
                unit,
                stay.state(),
                stay.health(),
                stay.actions(),
                stay.notes(),
                stay.settled(),
                stay.nextTry(),
                stay.wakeAt());
    }

    // Starts.

    private Outlook begin(UnitName unit, Begin begin) {
        List<UnitName> blockers = desired.ordering().after(unit).stream()
                .filter(this::isStartingOrEnding)
                .toList();
        return blockers.isEmpty()
                ? under(unit, UnitState.STARTING, Health.NONE, List.of(start(unit, begin)), List.of())
                : under(unit, UnitState.WAITING, Health.NONE, List.of(), List.of("waits for " + names(blockers)));
    }

    private Action start(UnitName unit, Begin begin) {
        Wanted wanted = wantedOf(unit);
        return new Action.Start(unit, wanted.spec(), wanted.commit(), begin.reason() + missing(unit), begin.tally());
    }

    /** Starting without a unit that it is after is worth a word; what a condition passes over is not missed. */
    private String missing(UnitName unit) {
        List<UnitName> missing = desired.ordering().after(unit).stream()
                .filter(name -> !isReady(name) && !isPassedOver(name))
                .toList();
        return missing.isEmpty() ? "" : ", started without " + names(missing);
    }

    private boolean isStartingOrEnding(UnitName name) {
        return Objects.requireNonNull(steps.get(name))
                .match(
                        begin -> begin.tally().failures() == 0,
                        finish -> true,
                        stay -> stay.state() == UnitState.STOPPING || (isFirstTry(name) && !stay.settled()));
    }

    /** What failed already is not waited for a second time. */
    private boolean isFirstTry(UnitName name) {
        return statusOf(name)
                .newest()
                .filter(last -> last.tally().failures() > 0)
                .isEmpty();
    }

    private boolean isReady(UnitName name) {
        return statusOf(name).newest().filter(Invocation::isReady).isPresent();
    }

    private boolean isPassedOver(UnitName name) {
        boolean isSkip = statusOf(name).unmet().filter(Unmet::isSkip).isPresent();
        return isSkip
                && Objects.requireNonNull(steps.get(name))
                        .match(begin -> false, finish -> false, stay -> stay.state() == UnitState.STOPPED);
    }

    // Stops.

    private Outlook finish(UnitName unit, Finish finish) {
        List<UnitName> blockers = goingDown().stream()
                .filter(other -> stopOrdering.after(other).contains(unit))
                .toList();
        return blockers.isEmpty()
                ? under(unit, UnitState.STOPPING, Health.NONE, List.of(stop(unit, finish)), List.of())
                : under(
                        unit,
                        UnitState.RUNNING,
                        finish.health(),
                        List.of(),
                        List.of(finish.cause().words() + ", waits for " + names(blockers) + " to stop"));
    }

    private Action stop(UnitName unit, Finish finish) {
        Invocation invocation = finish.invocation();
        ServiceSpec spec =
                Optional.ofNullable(desired.units().get(unit)).map(Wanted::spec).orElse(invocation.spec());
        return Action.Stop.of(invocation.id(), spec, finish.cause());
    }

    /** The units of which something runs that is stopping, or will be. */
    private List<UnitName> goingDown() {
        return steps.entrySet().stream()
                .filter(entry -> entry.getValue()
                        .match(begin -> false, finish -> true, stay -> stay.state() == UnitState.STOPPING))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * The order among the units that go down, from what they were started from. Units from several commits may form a
     * cycle that no single commit has: it is broken somewhere, since everything has to end.
     */
    private Ordering stopOrdering(List<UnitName> units) {
        SortedMap<UnitName, Collection<UnitName>> after = new TreeMap<>();
        units.forEach(unit -> after.put(unit, afterOf(unit)));
        return Ordering.of(after).ordering();
    }

    private Collection<UnitName> afterOf(UnitName unit) {
        SortedSet<UnitName> wanted = desired.ordering().after(unit);
        List<UnitName> names = new ArrayList<>(wanted);
        statusOf(unit).newest().ifPresent(last -> names.addAll(last.spec().get(Directives.AFTER)));
        return names;
    }

    private UnitStatus statusOf(UnitName name) {
        return observed.unit(name).orElseGet(() -> UnitStatus.none(name));
    }

    private Wanted wantedOf(UnitName unit) {
        return Optional.ofNullable(desired.units().get(unit))
                .orElseThrow(() -> new IllegalStateException(unit + " starts and is not desired"));
    }

    private static Outlook under(
            UnitName unit, UnitState state, Health health, List<Action> ready, List<String> notes) {
        return new Outlook(unit, state, health, ready, notes, false, Optional.empty(), Optional.empty());
    }

    private static String names(List<UnitName> units) {
        return String.join(", ", units.stream().map(UnitName::value).toList());
    }
}
