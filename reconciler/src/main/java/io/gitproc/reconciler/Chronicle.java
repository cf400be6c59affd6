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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Tells the journal what a turn did and saw.
 *
 * <p>Starts and ends are told from what is observed, not from what was done: so one that happened while no daemon ran is
 * told like any other, and what a fresh daemon tells again the journal knows by the invocation.
 *
 * <p>Thread: the reconcile thread alone.
 */
final class Chronicle {
    private final Lives lives = new Lives();
    private final Map<UnitName, Health> health = new HashMap<>();
    private final SortedMap<String, String> troubles = new TreeMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private Optional<SortedSet<InvocationId>> adopted = Optional.empty();
    private boolean hasLooked;

    /** What is to be told of the turn so far. */
    Batch batch(Instant now) {
        Batch batch = new Batch(now, entries, adopted);
        entries.clear();
        adopted = Optional.empty();
        return batch;
    }

    // What is seen.

    /** Called at each look. */
    void seen(Plan plan, Observed observed) {
        if (!hasLooked) {
            adopted = Optional.of(invocations(observed));
            hasLooked = true;
        }
        entries.addAll(lives.news(observed));
        plan.units().forEach((unit, outlook) -> {
            if (outlook.state() != UnitState.CRASH_LOOP) {
                seen(unit, outlook.health(), observed.at());
            }
        });
    }

    private static SortedSet<InvocationId> invocations(Observed observed) {
        return observed.units().values().stream()
                .flatMap(status -> status.invocations().stream())
                .map(Invocation::id)
                .collect(Collectors.toCollection(TreeSet::new));
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
