package io.gitproc.reconciler.notify;

import io.gitproc.reconciler.api.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one receiver knows of this host. Immutable; pure.
 *
 * @param open what it was told and has not heard the end of, by its key
 * @param stages what it was told last of each commit that still matters, by the commit's id
 */
record Told(SortedMap<String, Open> open, SortedMap<String, Stage> stages) {
    Told {
        open = Collections.unmodifiableSortedMap(new TreeMap<>(open));
        stages = Collections.unmodifiableSortedMap(new TreeMap<>(stages));
    }

    /**
     * A condition that was told.
     *
     * @param since when it was first seen
     * @param goneSince since when it has not been seen any more
     */
    record Open(Condition condition, Instant since, Optional<Instant> goneSince) {
        Instant resolvedAt(Duration calm) {
            return goneSince.map(gone -> gone.plus(calm)).orElse(Instant.MAX);
        }
    }

    /**
     * What is to be told.
     *
     * @param events in the order of telling; each is independent of the others
     * @param seen this, with what was seen meanwhile and need not be told
     * @param wakeAt when more is to be told though nothing changes
     */
    record News(List<Event> events, Told seen, Optional<Instant> wakeAt) {}

    static Told nothing() {
        return new Told(Collections.emptySortedMap(), Collections.emptySortedMap());
    }

    /**
     * Compares.
     *
     * @param calm for so long must a condition be gone to be resolved
     */
    News news(Snapshot snapshot, Instant now, Duration calm) {
        SortedMap<String, Condition> conditions = Conditions.of(snapshot);
        Told seen = new Told(marked(conditions, snapshot, now), ofInterest(snapshot));
        List<Event> events = new ArrayList<>();
        conditions.values().stream()
                .filter(condition -> !open.containsKey(condition.key()))
                .map(condition -> Event.firing(condition, now))
                .forEach(events::add);
        seen.open.values().stream()
                .filter(it -> !now.isBefore(it.resolvedAt(calm)))
                .map(it -> Event.resolved(it.condition(), it.since(), now))
                .forEach(events::add);
        Progress.of(snapshot, failing(seen.open, conditions, now, calm)).stream()
                .filter(this::isNews)
                .map(progress -> Event.of(progress, now))
                .forEach(events::add);
        return new News(events, seen, seen.wakeAt(calm, now));
    }

    /** One that is back before it was resolved was never gone. */
    private SortedMap<String, Open> marked(SortedMap<String, Condition> conditions, Snapshot snapshot, Instant now) {
        SortedMap<String, Open> marked = new TreeMap<>();
        open.forEach((key, it) -> marked.put(
                key,
                new Open(
                        it.condition(),
                        it.since(),
                        conditions.containsKey(key) || Conditions.isUnsure(it.condition(), snapshot)
                                ? Optional.empty()
                                : it.goneSince()
                                        .filter(gone -> !gone.isAfter(now))
                                        .or(() -> Optional.of(now)))));
        return marked;
    }

    /** What was told of a commit that is neither the target nor the head matters no more. */
    private SortedMap<String, Stage> ofInterest(Snapshot snapshot) {
        SortedMap<String, Stage> kept = new TreeMap<>(stages);
        kept.keySet()
                .removeIf(id -> snapshot.target().stream()
                                .noneMatch(target -> target.id().value().equals(id))
                        && snapshot.head().stream()
                                .noneMatch(head -> head.id().value().equals(id)));
        return kept;
    }

    private static List<String> failing(
            SortedMap<String, Open> open, SortedMap<String, Condition> conditions, Instant now, Duration calm) {
        SortedMap<String, Condition> lasting = new TreeMap<>(conditions);
        open.values().stream()
                .filter(it -> now.isBefore(it.resolvedAt(calm)))
                .forEach(it -> lasting.put(it.condition().key(), it.condition()));
        return lasting.values().stream()
                .flatMap(condition -> condition.unit().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** A commit that was there once is not under way again: a unit that is restarted is no news of it. */
    private boolean isNews(Progress progress) {
        Optional<Stage> before =
                Optional.ofNullable(stages.get(progress.commit().value()));
        return !before.equals(Optional.of(progress.stage())) && (progress.stage() != Stage.PENDING || before.isEmpty());
    }

    private Optional<Instant> wakeAt(Duration calm, Instant now) {
        return open.values().stream()
                .filter(it -> it.goneSince().isPresent())
                .map(it -> it.resolvedAt(calm))
                .filter(due -> due.isAfter(now))
                .min(Comparator.naturalOrder());
    }

    /** After the receiver has heard it. */
    Told after(Event event) {
        SortedMap<String, Open> openNow = new TreeMap<>(open);
        SortedMap<String, Stage> stagesNow = new TreeMap<>(stages);
        switch (event.status()) {
            case FIRING -> openNow.put(event.key(), new Open(condition(event), event.at(), Optional.empty()));
            case RESOLVED -> openNow.remove(event.key());
            case INFO -> stagesNow.put(event.key(), event.stage().orElseThrow());
        }
        return new Told(openNow, stagesNow);
    }

    private static Condition condition(Event event) {
        return new Condition(event.key(), event.topic(), event.unit(), event.commit(), event.message(), event.hint());
    }
}
