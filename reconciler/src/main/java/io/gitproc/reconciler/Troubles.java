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
import java.util.function.Predicate;

/**
 * Actions that the host refused, such as a cgroup that could not be made: tried again after a pause that doubles from
 * one second to one minute. Each kind of action has its own pause, so that a cgroup that cannot be removed delays no
 * start.
 *
 * <p>Thread: the reconcile thread alone.
 */
final class Troubles {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final int DOUBLINGS_MAX = 6;

    private final SortedMap<Deed, Refused> refused = new TreeMap<>();

    private record Deed(UnitName unit, String verb) implements Comparable<Deed> {
        private static final Comparator<Deed> ORDER =
                Comparator.comparing(Deed::unit).thenComparing(Deed::verb);

        static Deed of(Action action) {
            return new Deed(action.unit(), ActionLine.verb(action));
        }

        @Override
        public int compareTo(Deed other) {
            return ORDER.compare(this, other);
        }
    }

    /** @param count refusals in a row; 1 or more */
    private record Refused(int count, Trouble trouble) {}

    void refused(Action action, String message, Instant now) {
        int before = Optional.ofNullable(refused.get(Deed.of(action)))
                .map(Refused::count)
                .orElse(0);
        Duration pause = FIRST.multipliedBy(1L << Math.min(before, DOUBLINGS_MAX));
        refused.put(Deed.of(action), new Refused(before + 1, new Trouble(message, now.plus(pause))));
    }

    void accepted(Action action) {
        refused.remove(Deed.of(action));
    }

    /** Somebody wants everything tried at once. */
    void over(UnitName unit) {
        refused.keySet().removeIf(deed -> deed.unit().equals(unit));
    }

    /** Forgets those of other units. */
    void retain(Predicate<UnitName> units) {
        refused.keySet().removeIf(deed -> !units.test(deed.unit()));
    }

    /** Whether it is too soon to try such an action again. */
    boolean holdBack(Action action, Instant now) {
        return Optional.ofNullable(refused.get(Deed.of(action)))
                .filter(last -> now.isBefore(last.trouble().until()))
                .isPresent();
    }

    /** When the next one may be tried again. */
    Optional<Instant> wakeAt(Instant now) {
        return refused.values().stream()
                .map(last -> last.trouble().until())
                .filter(now::isBefore)
                .min(Comparator.naturalOrder());
    }

    /** What is observed, and which starts were refused. */
    Observed over(Observed observed) {
        SortedMap<UnitName, UnitStatus> judged = new TreeMap<>();
        refused.forEach((deed, last) -> {
            if (deed.verb().equals(ActionLine.START)) {
                UnitStatus status = observed.unit(deed.unit()).orElseGet(() -> UnitStatus.none(deed.unit()));
                judged.put(deed.unit(), status.withTrouble(last.trouble()));
            }
        });
        return observed.with(judged);
    }
}
