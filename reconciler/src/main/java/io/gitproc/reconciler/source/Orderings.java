package io.gitproc.reconciler.source;

import io.gitproc.model.order.Ordering;
import io.gitproc.model.plan.Wanted;
import io.gitproc.model.unit.Dependency;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.UnitName;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Orders units; most commits leave the order as it was, and that is seen sooner than a new one is made. For one thread. */
final class Orderings {
    private List<Place> places = List.of();
    private Ordering.Sorted last = Ordering.of(new TreeMap<>());

    Ordering.Sorted of(SortedMap<UnitName, Wanted> wanted) {
        List<ServiceSpec> specs = wanted.values().stream().map(Wanted::spec).toList();
        List<Place> now = specs.stream().map(Place::of).toList();
        if (!now.equals(places)) {
            places = now;
            last = Ordering.of(specs);
        }
        return last;
    }

    /** All that an order is made from. */
    private record Place(UnitName unit, List<UnitName> after, List<UnitName> before) {
        static Place of(ServiceSpec spec) {
            return new Place(spec.name(), spec.dependencies(Dependency.AFTER), spec.dependencies(Dependency.BEFORE));
        }
    }
}
