package io.gitproc.reconciler;

import io.gitproc.model.plan.Observed;
import io.gitproc.model.plan.UnitStatus;
import io.gitproc.model.plan.UnitStatus.Trouble;
import io.gitproc.model.unit.UnitName;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Actions that the host refused, such as a cgroup that could not be made: tried again after a pause that doubles from
 * one second to one minute.
 *
 * <p>Thread: the reconcile thread alone.
 */
final class Troubles {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final int DOUBLINGS_MAX = 6;

    private final SortedMap<UnitName, Trouble> last = new TreeMap<>();
    private final SortedMap<UnitName, Integer> counts = new TreeMap<>();

    void refused(UnitName unit, String message, Instant now) {
        int count = counts.merge(unit, 1, Integer::sum);
        Duration pause = FIRST.multipliedBy(1L << Math.min(count - 1, DOUBLINGS_MAX));
        last.put(unit, new Trouble(message, now.plus(pause)));
    }

    void over(UnitName unit) {
        last.remove(unit);
        counts.remove(unit);
    }

    boolean has(UnitName unit, Instant now) {
        return last.containsKey(unit) && now.isBefore(last.get(unit).until());
    }

    Observed over(Observed observed) {
        SortedMap<UnitName, UnitStatus> units = new TreeMap<>(observed.units());
        last.forEach((unit, trouble) -> units.put(
                unit, observed.unit(unit).orElseGet(() -> UnitStatus.none(unit)).withTrouble(trouble)));
        return new Observed(observed.at(), units);
    }
}
