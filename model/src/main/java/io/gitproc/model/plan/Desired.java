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
 * @param startsAtOnce how many units may be on their way from start to ready at one time; 1 or more
 */
public record Desired(CommitId commit, SortedMap<UnitName, Wanted> units, Ordering ordering, int startsAtOnce) {
    /** What a host does that is not told otherwise. */
    public static final int STARTS_AT_ONCE = 32;

    public Desired {
        units = Collections.unmodifiableSortedMap(new TreeMap<>(units));
    }

    public Desired(CommitId commit, SortedMap<UnitName, Wanted> units, Ordering ordering) {
        this(commit, units, ordering, STARTS_AT_ONCE);
    }

    /** The same units, held or not. */
    public Desired with(SortedMap<UnitName, Wanted> same) {
        return new Desired(commit, same, ordering, startsAtOnce);
    }

    public Desired startingAtOnce(int count) {
        return new Desired(commit, units, ordering, count);
    }
}
