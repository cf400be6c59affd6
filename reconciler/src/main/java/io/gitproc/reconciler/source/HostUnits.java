package io.gitproc.reconciler.source;

import io.gitproc.model.unit.Diagnostic;
import io.gitproc.model.unit.Severity;
import io.gitproc.model.unit.UnitName;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which files make which unit, on one host.
 *
 * <p>The order is total. Of unit files the one of the highest level counts whole, as one in {@code /etc} hides one in
 * {@code /usr/lib}; two at that level are a clash. Drop-ins all count, level by level; within a level by their file name;
 * then those of all services before those of a prefix before the unit's own. An empty file, or a link to
 * {@code /dev/null}, masks what has its name below it. Sources: systemd.unit(5), and the rule that what is
 * said for one host wins over what is said for many.
 *
 * @param units by name
 * @param clashes each says which files are one unit
 * @param ignored why files that are there count for nothing, by path
 */
record HostUnits(SortedMap<UnitName, UnitFiles> units, List<String> clashes, SortedMap<String, Diagnostic> ignored) {
    HostUnits {
        units = Collections.unmodifiableSortedMap(units);
        clashes = List.copyOf(clashes);
        ignored = Collections.unmodifiableSortedMap(ignored);
    }

    static HostUnits of(List<Layer> layers) {
        Composition composition = new Composition(layers);
        Composition.names(layers).forEach(composition::add);
        return composition.done();
    }

    /** The same with another content of some unit files; where a file of a higher level counts, that is nothing. */
    HostUnits with(SortedMap<UnitName, SourceFile> changed) {
        SortedMap<UnitName, UnitFiles> all = new TreeMap<>(units);
        changed.forEach((unit, file) -> all.computeIfPresent(unit, (same, files) -> files.with(file)));
        return new HostUnits(all, clashes, ignored);
    }

    /** One unit alone; empty when this host does not have it. */
    static Optional<UnitFiles> find(List<Layer> layers, UnitName unit) {
        Composition composition = new Composition(layers);
        composition.add(unit);
        return Optional.ofNullable(composition.done().units().get(unit));
    }

    /** What is to be said of files that were not meant to count for nothing. */
    List<Diagnostic> warnings() {
        return ignored.values().stream()
                .filter(diagnostic -> diagnostic.severity() == Severity.WARNING)
                .toList();
    }
}
