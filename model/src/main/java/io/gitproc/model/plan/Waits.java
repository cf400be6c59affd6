package io.gitproc.model.plan;

import io.gitproc.model.unit.UnitName;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who waits for whom, and whether anything may come of it. Order and need together can make a circle that neither has
 * alone; nobody is to wait for a unit that is in one.
 */
final class Waits {
    private final Draft draft;
    private final SortedMap<UnitName, Bar> bars;
    private final SortedMap<UnitName, Optional<UnitName>> causes = new TreeMap<>();

    Waits(Draft draft, SortedMap<UnitName, Bar> bars) {
        this.draft = draft;
        this.bars = bars;
    }

    /** Whether nothing is under way that would let a unit start that waits. */
    boolean isInVain(UnitName unit) {
        return cause(unit)
                .filter(cause -> !draft.isSettled(cause) && !isBehind(cause, unit))
                .isEmpty();
    }

    /** Whom all wait for in the end; nobody, when they wait for each other. What is found holds for all on the way. */
    private Optional<UnitName> cause(UnitName unit) {
        SortedSet<UnitName> passed = new TreeSet<>();
        UnitName next = unit;
        while (bars.containsKey(next) && !causes.containsKey(next) && passed.add(next)) {
            next = otherOf(next);
        }
        Optional<UnitName> here = passed.contains(next) ? Optional.empty() : Optional.of(next);
        Optional<UnitName> cause = causes.getOrDefault(next, here);
        passed.forEach(one -> causes.put(one, cause));
        return cause;
    }

    private UnitName otherOf(UnitName barred) {
        Bar bar = bars.get(barred);
        return bar == null ? barred : bar.other();
    }

    /** Whether the start of one hangs on the start of the other. */
    private boolean isBehind(UnitName one, UnitName other) {
        SortedSet<UnitName> seen = new TreeSet<>();
        Deque<UnitName> open = new ArrayDeque<>();
        open.add(one);
        while (!open.isEmpty()) {
            UnitName next = open.remove();
            if (next.equals(other)) {
                return true;
            }
            if (seen.add(next) && (draft.begins(next) || bars.containsKey(next))) {
                open.addAll(draft.desired().ordering().after(next));
                open.add(otherOf(next));
            }
        }
        return false;
    }
}
