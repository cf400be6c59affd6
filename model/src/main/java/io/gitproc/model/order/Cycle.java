package io.gitproc.model.order;

import io.gitproc.model.unit.UnitName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The search for a cycle by Kahn's algorithm: what starts after nothing is taken away, until only cycles and what is
 * behind them are left. Without recursion, so that a chain of ten thousand units needs no deep stack.
 */
final class Cycle {
    private final SortedMap<UnitName, SortedSet<UnitName>> open = new TreeMap<>();
    private final SortedMap<UnitName, SortedSet<UnitName>> before = new TreeMap<>();

    private Cycle(SortedMap<UnitName, SortedSet<UnitName>> after) {
        after.forEach((unit, names) -> {
            open.put(unit, new TreeSet<>(names));
            names.forEach(
                    name -> before.computeIfAbsent(name, any -> new TreeSet<>()).add(unit));
        });
    }

    /**
     * A closed path: {@code a, b, a}.
     *
     * @param after for each unit those that it starts after, which are units too
     */
    static Optional<List<UnitName>> in(SortedMap<UnitName, SortedSet<UnitName>> after) {
        Cycle search = new Cycle(after);
        search.takeFreeAway();
        return search.open.isEmpty() ? Optional.empty() : Optional.of(search.path());
    }

    private void takeFreeAway() {
        Deque<UnitName> free =
                new ArrayDeque<>(open.keySet().stream().filter(this::isFree).toList());
        while (!free.isEmpty()) {
            UnitName unit = free.remove();
            open.remove(unit);
            for (UnitName later : before.getOrDefault(unit, Collections.emptySortedSet())) {
                openOf(later).remove(unit);
                if (isFree(later)) {
                    free.add(later);
                }
            }
        }
    }

    private boolean isFree(UnitName unit) {
        return openOf(unit).isEmpty();
    }

    private SortedSet<UnitName> openOf(UnitName unit) {
        return Objects.requireNonNull(open.get(unit));
    }

    /** What is left starts after something that is left, so a path through it comes back. */
    private List<UnitName> path() {
        List<UnitName> path = new ArrayList<>();
        UnitName unit = open.firstKey();
        while (!path.contains(unit)) {
            path.add(unit);
            unit = openOf(unit).first();
        }
        path.add(unit);
        return List.copyOf(path.subList(path.indexOf(unit), path.size()));
    }
}
