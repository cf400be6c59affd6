package io.gitproc.model.plan;

import io.gitproc.model.unit.UnitName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The heart: what to do now, from what is desired and what is observed, and from nothing else. */
public final class Planner {
    /** Ended invocations of a unit that are remembered: enough to see three failures, and to show what happened. */
    static final int REMEMBERED = 5;

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

    /** Adds the removal of what is over: cgroups in which nothing is left, and what need not be remembered. */
    private static Outlook cleaning(Outlook outlook, Desired desired, Observed observed) {
        List<Invocation> ended = observed.unit(outlook.unit()).stream()
                .flatMap(status -> status.invocations().stream())
                .filter(invocation -> !invocation.alive())
                .toList();
        int kept = desired.units().containsKey(outlook.unit()) ? REMEMBERED : 0;
        List<Action> ready = new ArrayList<>(outlook.ready());
        for (int i = 0; i < ended.size(); i++) {
            Invocation invocation = ended.get(i);
            if (invocation.abandoned() || i < ended.size() - kept) {
                ready.add(new Action.Forget(outlook.unit(), invocation.id()));
            } else if (invocation.contained()) {
                ready.add(new Action.Release(outlook.unit(), invocation.id()));
            }
        }
        return outlook.doing(ready);
    }
}
