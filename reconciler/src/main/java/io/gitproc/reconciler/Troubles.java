package io.gitproc.reconciler;

import io.gitproc.model.plan.Action;
import io.gitproc.model.plan.Observed;
import io.gitproc.model.plan.UnitStatus;
import io.gitproc.model.plan.UnitStatus.Trouble;
import io.gitproc.model.unit.UnitName;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Actions that the host refused. A start, such as one whose cgroup could not be made, is tried again after a pause that
 * doubles from one second to one minute; anything else at the next look, which is a second away.
 *
 * <p>Thread: the reconcile thread alone.
 */
final class Troubles {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final int DOUBLINGS_MAX = 6;

    private final SortedMap<UnitName, Trouble> starts = new TreeMap<>();
    private final SortedMap<UnitName, Integer> counts = new TreeMap<>();
    private Instant lookAgain = Instant.MIN;

    void refused(Action action, String message, Instant now) {
        lookAgain = now.plus(FIRST);
        if (action instanceof Action.Start) {
            int count = counts.merge(action.unit(), 1, Integer::sum);
            Duration pause = FIRST.multipliedBy(1L << Math.min(count - 1, DOUBLINGS_MAX));
            starts.put(action.unit(), new Trouble(message, now.plus(pause)));
        }
    }

    /** It was done. */
    void over(Action action) {
        if (action instanceof Action.Start) {
            over(action.unit());
        }
    }

    /** A person wants it tried at once. */
    void over(UnitName unit) {
        starts.remove(unit);
        counts.remove(unit);
    }

    Observed over(Observed observed) {
        SortedMap<UnitName, UnitStatus> units = new TreeMap<>(observed.units());
        starts.forEach((unit, trouble) -> units.put(
                unit, observed.unit(unit).orElseGet(() -> UnitStatus.none(unit)).withTrouble(trouble)));
        return new Observed(observed.at(), units);
    }

    Optional<Instant> wakeAt(Instant now) {
        return Optional.of(lookAgain)
                .filter(now::isBefore)
                .or(() -> starts.values().stream()
                        .map(Trouble::until)
                        .filter(now::isBefore)
                        .min(Comparator.naturalOrder()));
    }
}
