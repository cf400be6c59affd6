package io.gitproc.reconciler.journal;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.InvocationId;
import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.text.Printable;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One thing that was done, or came about.
 *
 * @param at when it happened, which may be long before it was seen
 * @param commit the commit it comes from, or tells of
 * @param from the commit that was left, when the target moved
 * @param by the person who asked; empty when nobody did
 * @param words for people, without unit: {@code exit 1}, {@code added in 3fa9c2d}
 * @param outcome how an end counts: {@code clean}, {@code unclean-code}, {@code oom}
 * @param ran for how long what ended had run
 * @param restarts automatic restarts up to this start, since a person or a commit started the unit
 * @param sequence its number in the journal, greater than that of any before it; empty until it is written, or when that was
 *     before entries had one
 */
public record Entry(
        Instant at,
        Kind kind,
        Optional<UnitName> unit,
        Optional<InvocationId> invocation,
        Optional<CommitId> commit,
        Optional<CommitId> from,
        Optional<String> by,
        String words,
        Optional<String> outcome,
        Optional<Duration> ran,
        OptionalInt restarts,
        OptionalLong sequence) {
    private static final int WORDS_MAX = 500;
    private static final String NO_COMMIT = "0".repeat(40);

    /** Whatever it tells of may come from outside: it is bounded, and harmless to a terminal. */
    public Entry {
        words = bounded(words);
        by = by.map(Entry::bounded);
        commit = commit.filter(Entry::isOne);
        from = from.filter(Entry::isOne);
    }

    private static String bounded(String text) {
        return Printable.cut(Printable.line(text), WORDS_MAX);
    }

    private static boolean isOne(CommitId commit) {
        return !commit.value().equals(NO_COMMIT);
    }

    public static Entry of(Instant at, Kind kind, String words) {
        return new Entry(
                at,
                kind,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                words,
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalLong.empty());
    }

    /** Key by key, as they are written, in the order in which people read them. */
    public Map<String, String> fields() {
        return Line.fields(this);
    }

    public Entry about(UnitName name) {
        return new Entry(
                at, kind, Optional.of(name), invocation, commit, from, by, words, outcome, ran, restarts, sequence);
    }

    public Entry of(InvocationId id) {
        return new Entry(at, kind, unit, Optional.of(id), commit, from, by, words, outcome, ran, restarts, sequence);
    }

    public Entry at(CommitId id) {
        return new Entry(
                at, kind, unit, invocation, Optional.of(id), from, by, words, outcome, ran, restarts, sequence);
    }

    public Entry from(CommitId id) {
        return new Entry(
                at, kind, unit, invocation, commit, Optional.of(id), by, words, outcome, ran, restarts, sequence);
    }

    public Entry by(String person) {
        return new Entry(
                at, kind, unit, invocation, commit, from, Optional.of(person), words, outcome, ran, restarts, sequence);
    }

    /** An end. */
    public Entry endedAs(String result, Duration span) {
        return new Entry(
                at,
                kind,
                unit,
                invocation,
                commit,
                from,
                by,
                words,
                Optional.of(result),
                Optional.of(span),
                restarts,
                sequence);
    }

    public Entry restarted(int times) {
        return new Entry(
                at, kind, unit, invocation, commit, from, by, words, outcome, ran, OptionalInt.of(times), sequence);
    }

    public Entry numbered(long number) {
        return new Entry(
                at, kind, unit, invocation, commit, from, by, words, outcome, ran, restarts, OptionalLong.of(number));
    }
}
