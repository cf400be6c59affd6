package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.unit.UnitName;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The commits that last changed the units of a host.
 *
 * @param upTo the newest that was looked at; empty when none was
 * @param units those that are older than can be looked back are left out
 */
public record UnitChanges(Optional<CommitId> upTo, SortedMap<UnitName, Revision> units) {
    public UnitChanges {
        units = Collections.unmodifiableSortedMap(new TreeMap<>(units));
    }

    public static UnitChanges none() {
        return new UnitChanges(Optional.empty(), new TreeMap<>());
    }

    public Optional<Revision> of(UnitName unit) {
        return Optional.ofNullable(units.get(unit));
    }
}
