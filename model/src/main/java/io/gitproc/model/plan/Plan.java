package io.gitproc.model.plan;

import io.gitproc.model.unit.UnitName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What to do now, and what to expect of each unit. Never stored.
 *
 * @param units every unit that is desired or observed
 */
public record Plan(SortedMap<UnitName, Outlook> units) {
    public Plan {
        units = Collections.unmodifiableSortedMap(new TreeMap<>(units));
    }

    /** The actions that can be carried out now, in any order. */
    public List<Action> ready() {
        List<Action> ready = new ArrayList<>();
        units.values().forEach(outlook -> ready.addAll(outlook.ready()));
        return Collections.unmodifiableList(ready);
    }

    /** When to look again though nothing may have happened: the earliest due time. */
    public Optional<Instant> wakeAt() {
        return units.values().stream()
                .map(Outlook::wakeAt)
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    /** Whether nothing is under way. */
    public boolean settled() {
        return units.values().stream().allMatch(Outlook::settled);
    }
}
