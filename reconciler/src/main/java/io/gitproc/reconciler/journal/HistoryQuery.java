package io.gitproc.reconciler.journal;

import io.gitproc.model.unit.UnitName;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is asked of the past.
 *
 * @param kind all when empty
 * @param unit all when empty: the host too
 * @param since not older than
 * @param after the number of an entry: later ones alone; those that have none are taken for older
 * @param limit the newest so many
 */
public record HistoryQuery(
        Optional<Kind> kind, Optional<UnitName> unit, Optional<Instant> since, OptionalLong after, int limit) {
    /** Where nobody says how many. */
    public static final int LIMIT = 100;

    /** Of every kind. */
    public static HistoryQuery of(Optional<UnitName> unit, Optional<Instant> since, int limit) {
        return new HistoryQuery(Optional.empty(), unit, since, OptionalLong.empty(), limit);
    }

    /** Of everything behind an entry. */
    public static HistoryQuery after(long number, int limit) {
        return new HistoryQuery(Optional.empty(), Optional.empty(), Optional.empty(), OptionalLong.of(number), limit);
    }

    boolean takes(Entry entry) {
        return kind.filter(wanted -> wanted != entry.kind()).isEmpty()
                && (unit.isEmpty() || unit.equals(entry.unit()))
                && since.filter(entry.at()::isBefore).isEmpty()
                && !isBehind(entry.sequence());
    }

    /** Whether a line with this number, and so each before it, is older than what is wanted. */
    boolean isBehind(OptionalLong number) {
        return after.isPresent() && number.orElse(0) <= after.getAsLong();
    }
}
