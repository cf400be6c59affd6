package io.gitproc.model.plan;

import io.gitproc.model.unit.UnitName;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Who waits for whom, and whether anything may come of it. Order and need together can make a circle that neither has
 * alone; nobody is to wait for a unit that is in one.
 */
final class Waits {
    private final Draft draft;
    private final SortedMap<UnitName, Bar> bars;

    Waits(Draft draft, SortedMap<UnitName, Bar> bars) {
        this.draft = draft;
        this.bars = bars;
    }

    /** Whether nothing is under way that would let a unit start that waits. */
    boolean isInVain(UnitName unit) {
        SortedSet<UnitName> passed = new TreeSet<>();
        UnitName cause = unit;
        while (bars.containsKey(cause)) {
            if (!passed.add(cause)) {
                return true;
            }
            cause = otherOf(cause);
        }
        return draft.isSettled(cause) || isBehind(cause, unit);
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
