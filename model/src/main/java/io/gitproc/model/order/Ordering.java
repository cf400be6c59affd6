package io.gitproc.model.order;

import io.gitproc.model.unit.Dependency;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.UnitName;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which unit starts after which: the graph of {@code After=} and {@code Before=}, without a cycle. */
public final class Ordering {
    private static final Ordering EMPTY = new Ordering(new TreeMap<>());

    private final SortedMap<UnitName, SortedSet<UnitName>> after;

    private Ordering(SortedMap<UnitName, SortedSet<UnitName>> after) {
        this.after = after;
    }

    public static Ordering empty() {
        return EMPTY;
    }

    /**
     * The ordering of these units, and the cycle that it had to break.
     *
     * @param after for each unit the names in its {@code After=}; names that are not a key are left out, as in
     *     systemd.unit(5)
     */
    public static Sorted of(SortedMap<UnitName, ? extends Collection<UnitName>> after) {
        SortedMap<UnitName, SortedSet<UnitName>> edges = among(after);
        Optional<List<UnitName>> first = Cycle.in(edges);
        for (Optional<List<UnitName>> cycle = first; cycle.isPresent(); cycle = Cycle.in(edges)) {
            Objects.requireNonNull(edges.get(cycle.get().get(0)))
                    .remove(cycle.get().get(1));
        }
        return new Sorted(new Ordering(edges), first);
    }

    /** As {@link #of(SortedMap)}, from what the units themselves say: their {@code After=} and {@code Before=}. */
    public static Sorted of(Collection<ServiceSpec> specs) {
        SortedMap<UnitName, SortedSet<UnitName>> after = new TreeMap<>();
        for (ServiceSpec spec : specs) {
            edges(spec.name(), after).addAll(spec.dependencies(Dependency.AFTER));
        }
        for (ServiceSpec spec : specs) {
            for (UnitName later : spec.dependencies(Dependency.BEFORE)) {
                Optional.ofNullable(after.get(later)).ifPresent(edges -> edges.add(spec.name()));
            }
        }
        return of(after);
    }

    private static SortedSet<UnitName> edges(UnitName unit, SortedMap<UnitName, SortedSet<UnitName>> after) {
        return after.computeIfAbsent(unit, any -> new TreeSet<>());
    }

    /** The units that this one starts after; none for an unknown one. */
    public SortedSet<UnitName> after(UnitName unit) {
        return Collections.unmodifiableSortedSet(after.getOrDefault(unit, Collections.emptySortedSet()));
    }

    private static SortedMap<UnitName, SortedSet<UnitName>> among(
            SortedMap<UnitName, ? extends Collection<UnitName>> after) {
        SortedMap<UnitName, SortedSet<UnitName>> known = new TreeMap<>();
        after.forEach((unit, names) -> {
            SortedSet<UnitName> targets = new TreeSet<>(names);
            targets.retainAll(after.keySet());
            known.put(unit, targets);
        });
        return known;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ordering that && after.equals(that.after);
    }

    @Override
    public int hashCode() {
        return after.hashCode();
    }

    @Override
    public String toString() {
        return after.toString();
    }

    /**
     * An ordering, and what was wrong with it.
     *
     * @param ordering of all units; where there is a cycle, with one edge of each left out, so that what runs already
     *     can still be stopped in some order
     * @param cycle the first one, closed: {@code a, b, a} reads "a starts after b, b starts after a"
     */
    public record Sorted(Ordering ordering, Optional<List<UnitName>> cycle) {}
}
