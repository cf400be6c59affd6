package io.gitproc.model.plan;

import io.gitproc.model.unit.Dependency;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.UnitName;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who hangs on whom among the wanted units, but for their order; a unit that hangs on itself does not count. */
final class Bonds {
    private final SortedMap<UnitName, List<Bond>> from = new TreeMap<>();
    private final SortedMap<UnitName, List<Bond>> onto = new TreeMap<>();

    private Bonds() {}

    static Bonds of(Desired desired, Observed observed) {
        Bonds bonds = new Bonds();
        desired.units().values().forEach(wanted -> bonds.tieAll(wanted.spec()));
        observed.units().forEach((unit, status) -> {
            if (!desired.units().containsKey(unit)) {
                status.newest().ifPresent(last -> bonds.tieConflicts(last.spec()));
            }
        });
        return bonds;
    }

    private void tieAll(ServiceSpec spec) {
        spec.dependencies().forEach((kind, others) -> others.forEach(other -> tie(spec.name(), kind, other)));
    }

    /** What is not wanted any more is still in the way of others until it has ended. */
    private void tieConflicts(ServiceSpec spec) {
        spec.dependencies(Dependency.CONFLICTS).forEach(other -> tie(spec.name(), Dependency.CONFLICTS, other));
    }

    private void tie(UnitName unit, Dependency kind, UnitName other) {
        if (!kind.orders() && !unit.equals(other)) {
            Bond bond = new Bond(unit, kind, other);
            from.computeIfAbsent(unit, any -> new ArrayList<>()).add(bond);
            onto.computeIfAbsent(other, any -> new ArrayList<>()).add(bond);
        }
    }

    /** By the unit that hangs on the other. */
    List<Bond> all() {
        List<Bond> all = new ArrayList<>();
        from.values().forEach(all::addAll);
        return all;
    }

    /** What a unit hangs on. */
    List<Bond> of(UnitName unit) {
        return from.getOrDefault(unit, List.of());
    }

    /** What hangs on a unit. */
    List<Bond> onto(UnitName unit) {
        return onto.getOrDefault(unit, List.of());
    }

    /** With which units it conflicts, whichever says so. */
    SortedSet<UnitName> rivals(UnitName unit) {
        SortedSet<UnitName> rivals = new TreeSet<>();
        of(unit).forEach(bond -> addRival(bond, bond.other(), rivals));
        onto(unit).forEach(bond -> addRival(bond, bond.unit(), rivals));
        return rivals;
    }

    private static void addRival(Bond bond, UnitName end, SortedSet<UnitName> rivals) {
        if (bond.isConflict()) {
            rivals.add(end);
        }
    }

    boolean needs(UnitName unit, UnitName other) {
        return of(unit).stream()
                .anyMatch(bond -> bond.other().equals(other) && bond.kind().needs());
    }
}
