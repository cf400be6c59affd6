package io.gitproc.model.plan;

import io.gitproc.model.unit.UnitName;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The heart: what to do now, from what is desired and what is observed, and from nothing else. */
public final class Planner {
    /** Ended invocations of a unit that are remembered at least: to see three failures, and to show what happened. */
    private static final int REMEMBERED = 5;

    private Planner() {}

    /** Pure: the same arguments give the same plan. */
    public static Plan plan(Desired desired, Observed observed) {
        SortedMap<UnitName, Step> steps = new TreeMap<>();
        names(desired, observed).forEach(unit -> steps.put(unit, step(unit, desired, observed)));
        Gate gate = new Gate(desired, observed, steps);
        SortedMap<UnitName, Outlook> units = new TreeMap<>();
        steps.forEach((unit, step) -> units.put(unit, cleaning(gate.outlook(unit, step), desired, observed)));
        return new Plan(units);
    }

    private static SortedSet<UnitName> names(Desired desired, Observed observed) {
        SortedSet<UnitName> names = new TreeSet<>(desired.units().keySet());
        names.addAll(observed.units().keySet());
        return names;
    }

    private static Step step(UnitName unit, Desired desired, Observed observed) {
        return Life.next(
                observed.unit(unit).orElseGet(() -> UnitStatus.none(unit)),
                Optional.ofNullable(desired.units().get(unit)),
                desired.commit(),
                observed.at());
    }

    private static Outlook cleaning(Outlook outlook, Desired desired, Observed observed) {
        UnitStatus status = observed.unit(outlook.unit()).orElseGet(() -> UnitStatus.none(outlook.unit()));
        int kept = Optional.ofNullable(desired.units().get(outlook.unit()))
                .map(wanted -> Math.max(REMEMBERED, StartLimit.of(wanted.spec()).memory()))
                .orElse(0);
        return new Cleaning(status, outlook, kept).outlook();
    }
}
