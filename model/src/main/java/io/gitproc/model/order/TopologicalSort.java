package io.gitproc.model.order;

import io.gitproc.model.unit.UnitName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Kahn's algorithm, ties broken by name: without recursion, so that a chain of ten thousand units needs no deep stack.
 */
final class TopologicalSort {
    private final SortedMap<UnitName, SortedSet<UnitName>> open = new TreeMap<>();
    private final SortedMap<UnitName, SortedSet<UnitName>> before = new TreeMap<>();
    private final List<UnitName> order = new ArrayList<>();

    TopologicalSort(SortedMap<UnitName, SortedSet<UnitName>> after) {
        after.forEach((unit, names) -> {
            open.put(unit, new TreeSet<>(names));
            names.forEach(
                    name -> before.computeIfAbsent(name, any -> new TreeSet<>()).add(unit));
        });
        sort();
    }

    private void sort() {
        SortedSet<UnitName> free = new TreeSet<>();
        open.forEach((unit, names) -> {
            if (names.isEmpty()) {
                free.add(unit);
            }
        });
        while (!free.isEmpty()) {
            UnitName unit = free.first();
            free.remove(unit);
            open.remove(unit);
            order.add(unit);
            before.getOrDefault(unit, new TreeSet<>()).forEach(later -> release(later, unit, free));
        }
    }

    private void release(UnitName later, UnitName from, SortedSet<UnitName> free) {
        SortedSet<UnitName> names = openOf(later);
        names.remove(from);
        if (names.isEmpty()) {
            free.add(later);
        }
    }

    private SortedSet<UnitName> openOf(UnitName unit) {
        return Objects.requireNonNull(open.get(unit));
    }

    /** Every unit that is in no cycle and behind none, in order. */
    List<UnitName> order() {
        return List.copyOf(order);
    }

    /** A closed path among what could not be sorted. */
    Optional<List<UnitName>> cycle() {
        if (open.isEmpty()) {
            return Optional.empty();
        }
        List<UnitName> path = new ArrayList<>();
        UnitName unit = open.firstKey();
        while (!path.contains(unit)) {
            path.add(unit);
            unit = openOf(unit).first();
        }
        path.add(unit);
        return Optional.of(List.copyOf(path.subList(path.indexOf(unit), path.size())));
    }
}
