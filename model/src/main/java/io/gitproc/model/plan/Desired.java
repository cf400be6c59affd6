package io.gitproc.model.plan;

import io.gitproc.model.order.Ordering;
import io.gitproc.model.unit.UnitName;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What should run on this host at a commit.
 *
 * @param units by name; a unit that is rejected and has no last good version is not in it
 * @param ordering over exactly these units, without a cycle
 */
public record Desired(CommitId commit, SortedMap<UnitName, Wanted> units, Ordering ordering) {
    public Desired {
        units = Collections.unmodifiableSortedMap(new TreeMap<>(units));
    }
}
