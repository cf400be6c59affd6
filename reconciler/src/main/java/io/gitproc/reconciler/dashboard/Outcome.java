package io.gitproc.reconciler.dashboard;

import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.journal.Entry;
import io.gitproc.reconciler.journal.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a commit was to do to a unit, and what came of it.
 *
 * @param planned empty for a unit that it does not change: it follows another one
 * @param happened {@code ready}, {@code start}, {@code exit 1}
 * @param after the commit was taken: {@code 1.020 s}; empty when nothing happened
 */
public record Outcome(UnitLink unit, Optional<UnitChange> planned, Badge happened, String after) {
    private static final Badge NOTHING = new Badge(Tone.QUIET, "nothing is told of it");

    /** @param oldestFirst entries of the journal, of this commit */
    static List<Outcome> of(List<UnitChange> changes, List<Entry> oldestFirst) {
        Map<String, UnitChange> planned = changes.stream()
                .collect(Collectors.toMap(change -> change.unit().name(), Function.identity(), (one, same) -> one));
        Map<String, List<Entry>> told = new TreeMap<>();
        planned.keySet().forEach(name -> told.put(name, new ArrayList<>()));
        List<Entry> since = sinceTaken(oldestFirst);
        since.forEach(entry -> entry.unit()
                .map(UnitName::stem)
                .ifPresent(name ->
                        told.computeIfAbsent(name, none -> new ArrayList<>()).add(entry)));
        Optional<Instant> taken =
                since.stream().findFirst().filter(Outcome::isTaking).map(Entry::at);
        return told.entrySet().stream()
                .map(unit -> of(unit.getKey(), Optional.ofNullable(planned.get(unit.getKey())), unit.getValue(), taken))
                .toList();
    }

    /** The last time, where it was taken more than once. */
    private static List<Entry> sinceTaken(List<Entry> oldestFirst) {
        int from = IntStream.range(0, oldestFirst.size())
                .filter(i -> isTaking(oldestFirst.get(i)))
                .max()
                .orElse(0);
        return oldestFirst.subList(from, oldestFirst.size());
    }

    private static boolean isTaking(Entry entry) {
        return entry.kind() == Kind.TARGET;
    }

    private static Outcome of(String name, Optional<UnitChange> planned, List<Entry> entries, Optional<Instant> taken) {
        Optional<Entry> last = entries.stream().filter(Outcome::isTelling).reduce((one, later) -> later);
        return new Outcome(
                UnitLink.of(name),
                planned,
                last.map(Outcome::badge).orElse(NOTHING),
                last.flatMap(entry -> taken.map(from -> Times.seconds(from, entry.at())))
                        .orElse(""));
    }

    private static boolean isTelling(Entry entry) {
        return switch (entry.kind()) {
            case START, READY, ADJUST, END, REJECTED, UNHEALTHY, HEALTHY, TROUBLE -> true;
            case DAEMON, STOP, KILL, ASK, RELEASE, TARGET, REFUSED, FROZEN, SOURCE, LOST -> false;
        };
    }

    private static Badge badge(Entry entry) {
        return new Badge(
                EventLine.tone(entry),
                entry.kind() == Kind.END ? entry.words() : entry.kind().word());
    }
}
