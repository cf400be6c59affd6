package io.gitproc.model.plan;

import io.gitproc.model.order.Ordering;
import io.gitproc.model.plan.Step.Begin;
import io.gitproc.model.plan.Step.Finish;
import io.gitproc.model.plan.Step.Stay;
import io.gitproc.model.unit.Dependency;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.UnitName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Holds steps back until it is their turn.
 *
 * <p>The rules of systemd.unit(5), {@code After=}: a start waits for the starts of what it is after, a stop waits for the
 * stops of what is after it, and a stop goes before a start, whichever is after the other. It only orders: what failed is not waited for, and what
 * runs is never stopped for it.
 */
final class Gate {
    private final Draft draft;
    private final Ordering ordering;
    private final Remarks remarks;
    private final Turns turns;
    /** For each unit those after it that go down. */
    private final SortedMap<UnitName, List<UnitName>> goingDownAfter;
    /** For each unit that goes down those that stop before it. */
    private final SortedMap<UnitName, List<UnitName>> stopsFirst;

    Gate(Draft draft) {
        this.draft = draft;
        this.ordering = draft.desired().ordering();
        this.remarks = new Remarks(draft);
        this.turns = new Turns(draft);
        List<UnitName> down = draft.goingDown();
        this.goingDownAfter = after(down, ordering);
        this.stopsFirst = after(down, stopOrdering(down));
    }

    /** For each unit those of some that are after it. */
    private static SortedMap<UnitName, List<UnitName>> after(List<UnitName> some, Ordering ordering) {
        SortedMap<UnitName, List<UnitName>> after = new TreeMap<>();
        some.forEach(unit -> ordering.after(unit)
                .forEach(earlier ->
                        after.computeIfAbsent(earlier, any -> new ArrayList<>()).add(unit)));
        return after;
    }

    Outlook outlook(UnitName unit, Step step) {
        return step.match(
                begin -> begin(unit, begin),
                finish -> finish(unit, finish),
                stay -> stay(unit, remarks.on(unit, stay)));
    }

    private Outlook stay(UnitName unit, Stay stay) {
        Optional<Instant> settlesAt = settlesAt(unit, stay);
        return new Outlook(
                unit,
                stay.state(),
                stay.health(),
                stay.actions(),
                stay.notes(),
                stay.settled() && settlesAt.isEmpty(),
                stay.nextTry(),
                earlier(stay.wakeAt(), settlesAt));
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        return one.isEmpty() || other.filter(one.get()::isAfter).isPresent() ? other : one;
    }

    /** That a service runs is enough for those that are after it, and not yet for those who ask whether all went well. */
    private Optional<Instant> settlesAt(UnitName unit, Stay stay) {
        return stay.state() == UnitState.RUNNING
                ? draft.newest(unit)
                        .flatMap(Settling::end)
                        .filter(end -> draft.observed().at().isBefore(end))
                : Optional.empty();
    }

    // Starts.

    private Outlook begin(UnitName unit, Begin begin) {
        List<UnitName> blockers = ordering.after(unit).stream()
                .filter(name -> isStartingOrEnding(name) || isMissed(unit, name))
                .toList();
        if (!blockers.isEmpty()) {
            return waiting(unit, "waits for " + names(blockers), Optional.empty());
        }
        List<UnitName> stopping = stoppingFirst(unit);
        if (!stopping.isEmpty()) {
            return waiting(unit, "waits for " + names(stopping) + " to stop", Optional.empty());
        }
        return turns.take()
                ? under(unit, UnitState.STARTING, Health.NONE, List.of(start(unit, begin)), List.of())
                : waiting(unit, turns.note(), turns.nextAt());
    }

    private static Outlook waiting(UnitName unit, String note, Optional<Instant> wakeAt) {
        return new Outlook(
                unit, UnitState.WAITING, Health.NONE, List.of(), List.of(note), false, Optional.empty(), wakeAt);
    }

    /** What a unit needs is waited for also when it has failed. */
    private boolean isMissed(UnitName unit, UnitName name) {
        return draft.bonds().needs(unit, name) && !draft.isReady(name) && !draft.isPassedOver(name);
    }

    /** What is after it, and what stops because of this start: once it was made, nobody could tell that they have to. */
    private List<UnitName> stoppingFirst(UnitName unit) {
        Stream<UnitName> followers = draft.bonds().onto(unit).stream()
                .filter(bond -> bond.kind().follows() && draft.goesDown(bond.unit()))
                .map(Bond::unit);
        return Stream.concat(goingDownAfter.getOrDefault(unit, List.of()).stream(), followers)
                .sorted()
                .distinct()
                .toList();
    }

    private Action start(UnitName unit, Begin begin) {
        Wanted wanted = wantedOf(unit);
        return new Action.Start(
                unit, wanted.spec(), wanted.commit(), begin.reason() + missing(unit), wanted.slot(), begin.tally());
    }

    /** Starting without a unit that it is after is worth a word; what a condition passes over is not missed. */
    private String missing(UnitName unit) {
        List<UnitName> missing = ordering.after(unit).stream()
                .filter(name -> !draft.isReady(name) && !draft.isPassedOver(name))
                .toList();
        return missing.isEmpty() ? "" : ", started without " + names(missing);
    }

    private boolean isStartingOrEnding(UnitName name) {
        return draft.step(name)
                .orElseThrow()
                .match(
                        begin -> begin.tally().failures() == 0,
                        finish -> true,
                        stay -> stay.state() == UnitState.STOPPING || (isFirstTry(name) && !stay.settled()));
    }

    /** What failed already is not waited for a second time. */
    private boolean isFirstTry(UnitName name) {
        return draft.newest(name).filter(last -> last.tally().failures() > 0).isEmpty();
    }

    // Stops.

    private Outlook finish(UnitName unit, Finish finish) {
        List<UnitName> blockers = stopsFirst.getOrDefault(unit, List.of());
        return blockers.isEmpty()
                ? under(unit, UnitState.STOPPING, Health.NONE, List.of(stop(unit, finish)), List.of())
                : under(
                        unit,
                        finish.invocation().alive() ? UnitState.RUNNING : UnitState.EXITED,
                        finish.health(),
                        List.of(),
                        List.of(finish.cause().words() + ", waits for " + names(blockers) + " to stop"));
    }

    private Action stop(UnitName unit, Finish finish) {
        Invocation invocation = finish.invocation();
        ServiceSpec spec = draft.wanted(unit).map(Wanted::spec).orElse(invocation.spec());
        return invocation.alive()
                ? Action.Stop.of(invocation.id(), spec, finish.cause())
                : Action.Stop.ofNobody(invocation.id(), spec, finish.cause());
    }

    /**
     * The order among the units that go down, by what is wanted and by what they were started from. Units from several
     * commits may form a cycle that no single commit has: it is broken somewhere, since everything has to end.
     */
    private Ordering stopOrdering(List<UnitName> units) {
        SortedMap<UnitName, SortedSet<UnitName>> older = olderEdges(new TreeSet<>(units));
        if (older.isEmpty()) {
            return ordering;
        }
        SortedMap<UnitName, SortedSet<UnitName>> after = new TreeMap<>();
        units.forEach(unit -> after.put(unit, new TreeSet<>(ordering.after(unit))));
        older.forEach((unit, earlier) -> edges(unit, after).addAll(earlier));
        return Ordering.of(after).ordering();
    }

    /** What the units were after when they were started, and are not any more; mostly none. */
    private SortedMap<UnitName, SortedSet<UnitName>> olderEdges(SortedSet<UnitName> units) {
        SortedMap<UnitName, SortedSet<UnitName>> older = new TreeMap<>();
        for (UnitName unit : units) {
            draft.newest(unit).map(Invocation::spec).ifPresent(spec -> {
                spec.dependencies(Dependency.AFTER).stream()
                        .filter(earlier -> units.contains(earlier) && isNew(unit, earlier))
                        .forEach(earlier -> edges(unit, older).add(earlier));
                spec.dependencies(Dependency.BEFORE).stream()
                        .filter(later -> units.contains(later) && isNew(later, unit))
                        .forEach(later -> edges(later, older).add(unit));
            });
        }
        return older;
    }

    private boolean isNew(UnitName unit, UnitName earlier) {
        return !ordering.after(unit).contains(earlier);
    }

    private static SortedSet<UnitName> edges(UnitName unit, SortedMap<UnitName, SortedSet<UnitName>> after) {
        return after.computeIfAbsent(unit, any -> new TreeSet<>());
    }

    private Wanted wantedOf(UnitName unit) {
        return draft.wanted(unit).orElseThrow(() -> new IllegalStateException(unit + " starts and is not desired"));
    }

    private static Outlook under(
            UnitName unit, UnitState state, Health health, List<Action> ready, List<String> notes) {
        return new Outlook(unit, state, health, ready, notes, false, Optional.empty(), Optional.empty());
    }

    private static String names(List<UnitName> units) {
        return String.join(", ", units.stream().map(UnitName::value).toList());
    }
}
