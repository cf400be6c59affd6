package io.gitproc.model.plan;

import io.gitproc.model.unit.Dependency;
import io.gitproc.model.unit.UnitName;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Who hangs on whom among the wanted units, but for their order; a unit that hangs on itself does not count. */
final class Bonds {
    private final SortedMap<UnitName, List<Bond>> from = new TreeMap<>();
    private final SortedMap<UnitName, List<Bond>> onto = new TreeMap<>();

    private Bonds() {}

    static Bonds of(Desired desired) {
        Bonds bonds = new Bonds();
        desired.units()
                .forEach((unit, wanted) -> wanted.spec()
                        .dependencies()
                        .forEach((kind, others) -> others.forEach(other -> bonds.tie(unit, kind, other))));
        return bonds;
    }

    private void tie(UnitName unit, Dependency kind, UnitName other) {
        if (!kind.orders() && !unit.equals(other)) {
            Bond bond = new Bond(unit, kind, other);
            from.computeIfAbsent(unit, any -> new ArrayList<>()).add(bond);
            onto.computeIfAbsent(other, any -> new ArrayList<>()).add(bond);
        }
    }

    Stream<Bond> all() {
        return from.values().stream().flatMap(List::stream);
    }

    /** What a unit hangs on. */
    Stream<Bond> of(UnitName unit) {
        return from.getOrDefault(unit, List.of()).stream();
    }

    /** What hangs on a unit. */
    Stream<Bond> onto(UnitName unit) {
        return onto.getOrDefault(unit, List.of()).stream();
    }

    boolean needs(UnitName unit, UnitName other) {
        return of(unit).anyMatch(
                        bond -> bond.other().equals(other) && bond.kind().needs());
    }
}
