package io.gitproc.reconciler.source;

import io.gitproc.model.order.Ordering;
import io.gitproc.model.plan.Wanted;
import io.gitproc.model.unit.Directives;
import io.gitproc.model.unit.UnitName;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Orders units; most commits leave the order as it was, and that is seen sooner than a new one is made. For one thread. */
final class Orderings {
    private List<UnitName> names = List.of();
    private List<List<UnitName>> edges = List.of();
    private Ordering.Sorted last = Ordering.of(new TreeMap<>());

    Ordering.Sorted of(SortedMap<UnitName, Wanted> wanted) {
        List<UnitName> units = List.copyOf(wanted.keySet());
        List<List<UnitName>> after = new ArrayList<>();
        wanted.values().forEach(unit -> after.add(unit.spec().get(Directives.AFTER)));
        if (!units.equals(names) || !after.equals(edges)) {
            names = units;
            edges = after;
            last = sorted(units, after);
        }
        return last;
    }

    private static Ordering.Sorted sorted(List<UnitName> units, List<List<UnitName>> after) {
        SortedMap<UnitName, List<UnitName>> edges = new TreeMap<>();
        for (int i = 0; i < units.size(); i++) {
            edges.put(units.get(i), after.get(i));
        }
        return Ordering.of(edges);
    }
}
