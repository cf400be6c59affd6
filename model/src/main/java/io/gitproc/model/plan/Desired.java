package io.gitproc.model.plan;

import io.gitproc.model.order.Ordering;
import io.gitproc.model.unit.UnitName;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What should run on this host at a commit.
 *
 * @param units by name
 * @param rejected what is in the commit and not in {@code units}: it is wrong, and has no last good version
 * @param ordering over exactly the units, without a cycle
 * @param startsAtOnce how many units may be on their way from start to ready at one time; 1 or more
 */
public record Desired(
        CommitId commit,
        SortedMap<UnitName, Wanted> units,
        SortedSet<UnitName> rejected,
        Ordering ordering,
        int startsAtOnce) {
    /** What a host does that is not told otherwise. */
    public static final int STARTS_AT_ONCE = 32;

    public Desired {
        units = Collections.unmodifiableSortedMap(new TreeMap<>(units));
        rejected = Collections.unmodifiableSortedSet(new TreeSet<>(rejected));
    }

    public Desired(CommitId commit, SortedMap<UnitName, Wanted> units, Ordering ordering) {
        this(commit, units, new TreeSet<>(), ordering, STARTS_AT_ONCE);
    }

    /** Empty for what is not wanted. */
    public Optional<Wanted> unit(UnitName name) {
        return Optional.ofNullable(units.get(name));
    }

    /** The same units, some of them wanted otherwise. */
    public Desired with(SortedMap<UnitName, Wanted> changed) {
        if (changed.isEmpty()) {
            return this;
        }
        SortedMap<UnitName, Wanted> all = new TreeMap<>(units);
        all.putAll(changed);
        return with(all, ordering);
    }

    /** The same commit with other units. */
    public Desired with(SortedMap<UnitName, Wanted> others, Ordering theirs) {
        return new Desired(commit, others, rejected, theirs, startsAtOnce);
    }

    /** With units that are to be told of, and cannot run. */
    public Desired rejecting(SortedSet<UnitName> wrong) {
        return new Desired(commit, units, wrong, ordering, startsAtOnce);
    }

    public Desired startingAtOnce(int count) {
        return count == startsAtOnce ? this : new Desired(commit, units, rejected, ordering, count);
    }
}
