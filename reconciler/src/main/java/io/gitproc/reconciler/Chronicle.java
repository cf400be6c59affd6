package io.gitproc.reconciler;

import io.gitproc.model.plan.Action;
import io.gitproc.model.plan.Health;
import io.gitproc.model.plan.Invocation;
import io.gitproc.model.plan.InvocationId;
import io.gitproc.model.plan.Observed;
import io.gitproc.model.plan.Plan;
import io.gitproc.model.plan.UnitState;
import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.journal.Batch;
import io.gitproc.reconciler.journal.Entry;
import io.gitproc.reconciler.journal.Kind;
import io.gitproc.reconciler.source.Declared;
import io.gitproc.reconciler.state.Hold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Tells the journal what a turn did and saw.
 *
 * <p>Starts and ends are told from what is observed, not from what was done: so one that happened while no daemon ran is
 * told like any other, and what a fresh daemon tells again the journal knows by the invocation.
 *
 * <p>Thread: the reconcile thread alone.
 */
final class Chronicle {
    private SortedMap<InvocationId, Told> known = new TreeMap<>();
    private final SortedMap<UnitName, Health> health = new TreeMap<>();
    private final SortedMap<String, String> troubles = new TreeMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private Optional<SortedSet<InvocationId>> adopted = Optional.empty();
    private boolean hasLooked;

    /** What is told of an invocation that was observed. */
    private record Told(UnitName unit, Invocation invocation, SortedSet<Kind> kinds) {}

    /** What is to be told of the turn so far. */
    Batch batch(Instant now) {
        Batch batch = new Batch(now, entries, adopted);
        entries.clear();
        adopted = Optional.empty();
        return batch;
    }

    // What is seen.

    /** Looks for what has begun and ended. Called at each look, since the turn may remove what it saw. */
    void seen(Plan plan, Observed observed) {
        SortedMap<InvocationId, Told> now = new TreeMap<>();
        observed.units()
                .forEach((unit, status) -> status.invocations()
                        .forEach(invocation -> now.put(invocation.id(), seen(unit, invocation, observed.at()))));
        if (!hasLooked) {
            adopted = Optional.of(new TreeSet<>(now.keySet()));
            hasLooked = true;
        }
        known.values().stream()
                .filter(told -> !now.containsKey(told.invocation().id())
                        && !told.kinds().contains(Kind.END))
                .forEach(told -> entries.add(vanished(told, observed.at())));
        known = now;
        plan.units().values().stream()
                .filter(outlook -> outlook.state() != UnitState.CRASH_LOOP)
                .forEach(outlook -> seen(outlook.unit(), outlook.health(), observed.at()));
    }

    private Told seen(UnitName unit, Invocation invocation, Instant now) {
        Optional<Told> before = Optional.ofNullable(known.get(invocation.id()));
        if (before.filter(told -> told.invocation().equals(invocation)).isPresent()) {
            return before.orElseThrow();
        }
        SortedSet<Kind> kinds = new TreeSet<>(before.map(Told::kinds).orElseGet(TreeSet::new));
        InvocationEntries.of(unit, invocation, now).stream()
                .filter(entry -> kinds.add(entry.kind()))
                .forEach(entries::add);
        return new Told(unit, invocation, kinds);
    }

    private static Entry vanished(Told told, Instant now) {
        return Entry.of(now, Kind.END, "its records are gone: nothing is known of its end")
                .about(told.unit())
                .of(told.invocation().id())
                .at(told.invocation().commit());
    }

    private void seen(UnitName unit, Health news, Instant now) {
        Optional<Health> before = Optional.ofNullable(health.put(unit, news));
        if (news == Health.UNHEALTHY && !before.equals(Optional.of(news))) {
            entries.add(Entry.of(now, Kind.UNHEALTHY, "its health check failed").about(unit));
        }
        if (news == Health.HEALTHY && before.equals(Optional.of(Health.UNHEALTHY))) {
            entries.add(
                    Entry.of(now, Kind.HEALTHY, "its health check passes again").about(unit));
        }
    }

    // What is done.

    /** Only an adjustment cannot be seen afterwards. */
    void done(Action action, Instant now) {
        troubles.remove(deed(action));
        if (action instanceof Action.Adjust adjust) {
            entries.add(Entry.of(now, Kind.ADJUST, String.join(", ", adjust.changed()))
                    .about(adjust.unit())
                    .of(adjust.invocation())
                    .at(adjust.commit()));
        }
    }

    /** Told once, however often it is tried again. */
    void refused(Action action, String clause, Instant now) {
        String words = "cannot " + ActionLine.verb(action) + ": " + clause;
        if (!words.equals(troubles.put(deed(action), words))) {
            entries.add(Entry.of(now, Kind.TROUBLE, words).about(action.unit()));
        }
    }

    private static String deed(Action action) {
        return ActionLine.verb(action) + " " + action.unit();
    }

    // What people say.

    void asked(Message.Command command, List<String> lines, Instant now) {
        lines.forEach(line -> entries.add(Entry.of(now, Kind.ASK, line)
                .about(command.unit())
                .by(command.by().name())));
    }

    void asked(Message.StopServices request, Instant now) {
        entries.add(Entry.of(now, Kind.ASK, "stop every service, and the daemon")
                .by(request.by().name()));
    }

    void ended(Hold hold, Instant now) {
        entries.add(Entry.of(now, Kind.RELEASE, hold.end()).about(hold.unit()));
    }

    void declared(Declared before, Declared news, Instant now) {
        entries.addAll(DeclaredEntries.between(before, news, now));
    }
}
