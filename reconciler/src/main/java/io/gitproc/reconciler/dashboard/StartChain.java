package io.gitproc.reconciler.dashboard;

import io.gitproc.model.order.Ordering;
import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.journal.Entry;
import io.gitproc.reconciler.journal.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the newest start of a unit has waited for: of what it is after, the one that was ready last, and so on. As {@code
 * systemd-analyze critical-chain} shows it, read from the journal.
 *
 * @param begun when there was something to start for: a commit, a daemon, a person, the end of the process before
 * @param steps the unit first; none while the journal knows of no start
 */
public record StartChain(Optional<Stamp> begun, List<StartStep> steps) {
    private static final int STEPS_MAX = 10;

    /** @param ready when it counted as started for those that are after it */
    private record Launch(UnitName unit, Instant at, Instant ready) {}

    static StartChain none() {
        return new StartChain(Optional.empty(), List.of());
    }

    /** @param oldestFirst of the whole host */
    static StartChain of(UnitName unit, Ordering ordering, List<Entry> oldestFirst, Times times) {
        return launch(unit, Instant.MAX, oldestFirst)
                .map(last -> of(last, ordering, oldestFirst, times))
                .orElseGet(StartChain::none);
    }

    private static StartChain of(Launch last, Ordering ordering, List<Entry> entries, Times times) {
        Instant begun = begun(last, entries);
        List<StartStep> steps = new ArrayList<>();
        Optional<Launch> step = Optional.of(last);
        while (step.isPresent() && steps.size() < STEPS_MAX) {
            steps.add(step(step.get(), begun));
            step = awaited(step.get(), begun, ordering, entries);
        }
        return new StartChain(Optional.of(times.at(begun)), steps);
    }

    private static StartStep step(Launch launch, Instant begun) {
        boolean isReadyAtOnce = launch.ready().equals(launch.at());
        return new StartStep(
                UnitLink.of(launch.unit().value()),
                "+" + Times.seconds(begun, launch.at()),
                isReadyAtOnce ? "" : Times.seconds(launch.at(), launch.ready()));
    }

    private static Instant begun(Launch launch, List<Entry> entries) {
        return entries.stream()
                .filter(entry -> !entry.at().isAfter(launch.at()) && causes(entry, launch.unit()))
                .map(Entry::at)
                .max(Comparator.naturalOrder())
                .orElse(launch.at());
    }

    private static boolean causes(Entry entry, UnitName unit) {
        boolean isOfHost = entry.kind() == Kind.TARGET || entry.kind() == Kind.DAEMON;
        boolean isOfUnit = entry.unit().equals(Optional.of(unit));
        return isOfHost || (isOfUnit && (entry.kind() == Kind.ASK || entry.kind() == Kind.END));
    }

    /** What was ready before all of this was not waited for. */
    private static Optional<Launch> awaited(Launch launch, Instant begun, Ordering ordering, List<Entry> entries) {
        return ordering.after(launch.unit()).stream()
                .flatMap(before -> launch(before, launch.at(), entries).stream())
                .filter(before ->
                        !before.ready().isBefore(begun) && !before.ready().isAfter(launch.at()))
                .max(Comparator.comparing(Launch::ready));
    }

    private static Optional<Launch> launch(UnitName unit, Instant notAfter, List<Entry> entries) {
        return newest(entries, unit, Kind.START, notAfter)
                .map(start -> new Launch(unit, start.at(), ready(start, entries)));
    }

    private static Instant ready(Entry start, List<Entry> entries) {
        return entries.stream()
                .filter(entry -> entry.invocation().equals(start.invocation()) && isReady(entry))
                .map(Entry::at)
                .findFirst()
                .orElse(start.at());
    }

    /** A oneshot is ready when it has ended well. */
    private static boolean isReady(Entry entry) {
        boolean isCleanEnd = entry.kind() == Kind.END && entry.outcome().equals(Optional.of("clean"));
        return entry.kind() == Kind.READY || isCleanEnd;
    }

    private static Optional<Entry> newest(List<Entry> entries, UnitName unit, Kind kind, Instant notAfter) {
        return entries.stream()
                .filter(entry -> entry.kind() == kind && entry.unit().equals(Optional.of(unit)))
                .filter(entry -> !entry.at().isAfter(notAfter))
                .max(Comparator.comparing(Entry::at));
    }
}
