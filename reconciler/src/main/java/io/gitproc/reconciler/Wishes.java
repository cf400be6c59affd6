package io.gitproc.reconciler;

import io.gitproc.model.plan.Desired;
import io.gitproc.model.plan.Observed;
import io.gitproc.model.plan.UnitStatus;
import io.gitproc.model.plan.Wanted;
import io.gitproc.model.unit.UnitName;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Starts that people asked for of units that never ran: a folder of theirs, in which it could be marked, is not there yet. A
 * wish is over once there is one.
 *
 * <p>They are not kept: if the daemon dies before the start, who asked is told so by the broken connection.
 *
 * <p>Thread: the reconcile thread alone.
 */
final class Wishes {
    private final SortedMap<UnitName, String> reasons = new TreeMap<>();

    void add(UnitName unit, String reason) {
        reasons.put(unit, reason);
    }

    void drop(UnitName unit) {
        reasons.remove(unit);
    }

    /** What is desired, with the wishes that are still to be fulfilled. */
    Desired over(Desired desired, Observed observed) {
        reasons.keySet()
                .removeIf(unit -> !desired.units().containsKey(unit)
                        || observed.unit(unit).flatMap(UnitStatus::newest).isPresent());
        SortedMap<UnitName, Wanted> wished = new TreeMap<>();
        reasons.forEach(
                (unit, reason) -> desired.unit(unit).ifPresent(wanted -> wished.put(unit, wanted.wished(reason))));
        return desired.with(wished);
    }
}
