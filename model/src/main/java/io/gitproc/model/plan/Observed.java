package io.gitproc.model.plan;

import io.gitproc.model.unit.UnitName;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the host shows at an instant.
 *
 * @param units every unit that has an invocation, running or remembered
 */
public record Observed(Instant at, SortedMap<UnitName, UnitStatus> units) {
    public Observed {
        units = Collections.unmodifiableSortedMap(new TreeMap<>(units));
    }

    /** The same with what was found out about some of them. */
    public Observed with(SortedMap<UnitName, UnitStatus> judged) {
        if (judged.isEmpty()) {
            return this;
        }
        SortedMap<UnitName, UnitStatus> all = new TreeMap<>(units);
        all.putAll(judged);
        return new Observed(at, all);
    }

    public Optional<UnitStatus> unit(UnitName name) {
        return Optional.ofNullable(units.get(name));
    }
}
