package io.gitproc.reconciler.source;

import io.gitproc.model.plan.Desired;
import io.gitproc.model.plan.Wanted;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.UnitName;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a rollback keeps out: the content that each rejected commit gives to the units in which it differs from the target.
 *
 * <p>The content of a unit is what would run: the spec in force, where a stand-in counts as well, or nothing at all. A
 * broken attempt to mend a unit, for which the rejected version would stand in, is therefore kept out too. Nothing of it is
 * stored: it follows from the commits.
 *
 * @param target what runs instead
 * @param rejected the commits that were left
 */
public record Quarantine(Desired target, List<Desired> rejected) {
    public Quarantine {
        rejected = List.copyOf(rejected);
    }

    /** By name; empty when there is nothing to keep out. */
    public SortedSet<UnitName> units() {
        return rejected.stream()
                .flatMap(bad -> differences(target, bad).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether the commit would bring back what was rejected. */
    public boolean keepsOut(Desired head) {
        return rejected.stream()
                .anyMatch(bad -> differences(target, bad).stream()
                        .anyMatch(unit -> content(head, unit).equals(content(bad, unit))));
    }

    static SortedSet<UnitName> differences(Desired one, Desired other) {
        SortedSet<UnitName> units = new TreeSet<>(one.units().keySet());
        units.addAll(other.units().keySet());
        units.removeIf(unit -> content(one, unit).equals(content(other, unit)));
        return units;
    }

    private static Optional<ServiceSpec> content(Desired desired, UnitName unit) {
        return Optional.ofNullable(desired.units().get(unit)).map(Wanted::spec);
    }
}
