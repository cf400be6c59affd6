package io.gitproc.reconciler;

import io.gitproc.model.plan.Invocation;
import io.gitproc.model.plan.InvocationId;
import io.gitproc.model.plan.Observed;
import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.journal.Entry;
import io.gitproc.reconciler.journal.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Tells what has begun and ended among the invocations of this host since the last look. A look at a unit that did not
 * change costs a comparison.
 *
 * <p>Thread: the reconcile thread alone.
 */
final class Lives {
    private final Map<UnitName, Seen> known = new HashMap<>();

    /**
     * A unit as of the last look.
     *
     * @param told what is told of each invocation
     */
    private record Seen(List<Invocation> invocations, SortedMap<InvocationId, SortedSet<Kind>> told) {
        static final Seen NOTHING = new Seen(List.of(), new TreeMap<>());

        SortedSet<Kind> told(Invocation invocation) {
            return told.getOrDefault(invocation.id(), new TreeSet<>());
        }
    }

    /** What is new. Called at each look, since a turn may remove what it saw. */
    List<Entry> news(Observed observed) {
        List<Entry> entries = new ArrayList<>();
        observed.units().forEach((unit, status) -> look(unit, status.invocations(), observed.at(), entries));
        if (known.size() > observed.units().size()) {
            vanished(observed).forEach(unit -> {
                look(unit, List.of(), observed.at(), entries);
                known.remove(unit);
            });
        }
        return entries;
    }

    private SortedSet<UnitName> vanished(Observed observed) {
        SortedSet<UnitName> vanished = new TreeSet<>(known.keySet());
        vanished.removeAll(observed.units().keySet());
        return vanished;
    }

    private void look(UnitName unit, List<Invocation> now, Instant at, List<Entry> entries) {
        Seen before = Optional.ofNullable(known.get(unit)).orElse(Seen.NOTHING);
        if (!before.invocations().equals(now)) {
            SortedMap<InvocationId, SortedSet<Kind>> told = new TreeMap<>();
            now.forEach(invocation -> told.put(invocation.id(), tell(unit, invocation, before, at, entries)));
            before.invocations().stream()
                    .filter(gone ->
                            !told.containsKey(gone.id()) && !before.told(gone).contains(Kind.END))
                    .forEach(gone -> entries.add(vanished(unit, gone, at)));
            known.put(unit, new Seen(now, told));
        }
    }

    private static SortedSet<Kind> tell(
            UnitName unit, Invocation invocation, Seen before, Instant at, List<Entry> entries) {
        if (before.invocations().contains(invocation)) {
            return before.told(invocation);
        }
        SortedSet<Kind> told = new TreeSet<>(before.told(invocation));
        InvocationEntries.of(unit, invocation, at).stream()
                .filter(entry -> told.add(entry.kind()))
                .forEach(entries::add);
        return told;
    }

    private static Entry vanished(UnitName unit, Invocation gone, Instant at) {
        return Entry.of(at, Kind.END, "its records are gone: nothing is known of its end")
                .about(unit)
                .of(gone.id())
                .at(gone.commit());
    }
}
