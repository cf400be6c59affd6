package io.gitproc.reconciler.state;

import io.gitproc.model.plan.Desired;
import io.gitproc.model.plan.Wanted;
import io.gitproc.model.unit.UnitName;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The holds of this host. A hold counts only when it is durable, and so does its end.
 *
 * <p>Thread: the reconcile thread alone.
 */
public final class Holds {
    private final StateStore store;
    private SortedMap<UnitName, Hold> holds;

    public Holds(StateStore store) throws StateException {
        this.store = store;
        this.holds = new TreeMap<>(store.read());
    }

    public SortedMap<UnitName, Hold> all() {
        return Collections.unmodifiableSortedMap(holds);
    }

    public Optional<Hold> of(UnitName unit) {
        return Optional.ofNullable(holds.get(unit));
    }

    /** Said again it replaces who, why and until when. */
    public void hold(Hold hold) throws StateException {
        SortedMap<UnitName, Hold> more = new TreeMap<>(holds);
        more.put(hold.unit(), of(hold.unit()).map(Hold::since).map(hold::since).orElse(hold));
        keep(more);
    }

    /** Ends a hold; without one, does nothing. */
    public void release(UnitName unit) throws StateException {
        if (holds.containsKey(unit)) {
            SortedMap<UnitName, Hold> fewer = new TreeMap<>(holds);
            fewer.remove(unit);
            keep(fewer);
        }
    }

    /** Those whose time is over. They count until they are released: a clock that was set back harms nothing. */
    public List<Hold> over(Instant now) {
        return holds.values().stream().filter(hold -> hold.isOver(now)).toList();
    }

    /** When the next one ends by itself; none that should have ended already. */
    public Optional<Instant> wakeAt(Instant now) {
        return holds.values().stream()
                .filter(hold -> !hold.isOver(now))
                .flatMap(hold -> hold.until().stream())
                .min(Comparator.naturalOrder());
    }

    private void keep(SortedMap<UnitName, Hold> changed) throws StateException {
        store.write(changed);
        holds = changed;
    }

    /** What is desired, with the held units kept stopped. */
    public Desired over(Desired desired) {
        SortedMap<UnitName, Wanted> held = new TreeMap<>();
        holds.forEach((unit, hold) ->
                desired.unit(unit).ifPresent(wanted -> held.put(unit, wanted.held(hold.cause()))));
        return desired.with(held);
    }
}
