package io.gitproc.reconciler.dashboard;

import io.gitproc.reconciler.api.Told;
import io.gitproc.reconciler.journal.Entry;
import io.gitproc.reconciler.journal.Kind;
import io.gitproc.reconciler.text.Age;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What was done, or came about, in a line.
 *
 * @param kind as the journal has it
 * @param commit that it comes from
 */
public record EventLine(Stamp at, Badge kind, Optional<UnitLink> unit, String words, Optional<CommitLine> commit) {

    /** The newest so many, newest first. */
    static List<EventLine> newest(Told told, int most, Times times) {
        List<Entry> newestFirst = new ArrayList<>(told.entries());
        Collections.reverse(newestFirst);
        return newestFirst.stream()
                .limit(most)
                .map(entry -> of(entry, told, times))
                .toList();
    }

    private static EventLine of(Entry entry, Told told, Times times) {
        return new EventLine(
                times.at(entry.at()),
                new Badge(tone(entry), entry.kind().word()),
                entry.unit().map(name -> UnitLink.of(name.value())),
                words(entry),
                entry.commit()
                        .flatMap(commit -> Optional.ofNullable(told.revisions().get(commit)))
                        .map(commit -> CommitLine.of(commit, times)));
    }

    /** Mostly the words say who asked. */
    private static String words(Entry entry) {
        String ran = entry.ran().map(span -> ", ran " + Age.of(span)).orElse("");
        String by = entry.by()
                .filter(person -> entry.kind() == Kind.ASK && !entry.words().contains("by " + person))
                .map(person -> ", by " + person)
                .orElse("");
        return entry.words() + ran + by;
    }

    static Tone tone(Entry entry) {
        return switch (entry.kind()) {
            case START, READY, HEALTHY -> Tone.GOOD;
            case STOP, ADJUST, RELEASE, ASK, TARGET, FROZEN, DAEMON -> Tone.QUIET;
            case KILL, SOURCE -> Tone.WARN;
            case UNHEALTHY, TROUBLE, REFUSED, REJECTED, LOST -> Tone.BAD;
            case END ->
                entry.outcome().filter(outcome -> !outcome.equals("clean")).isPresent() ? Tone.BAD : Tone.QUIET;
        };
    }
}
