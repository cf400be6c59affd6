package io.gitproc.reconciler.journal;

import io.gitproc.model.unit.UnitName;
import java.time.Instant;
import java.util.Optional;

/**
 * What is asked of the past.
 *
 * @param kind all when empty
 * @param unit all when empty: the host too
 * @param since not older than
 * @param limit the newest so many
 */
public record HistoryQuery(Optional<Kind> kind, Optional<UnitName> unit, Optional<Instant> since, int limit) {
    /** Where nobody says how many. */
    public static final int LIMIT = 100;

    /** Of every kind. */
    public static HistoryQuery of(Optional<UnitName> unit, Optional<Instant> since, int limit) {
        return new HistoryQuery(Optional.empty(), unit, since, limit);
    }

    boolean takes(Entry entry) {
        return kind.filter(wanted -> wanted != entry.kind()).isEmpty()
                && (unit.isEmpty() || unit.equals(entry.unit()))
                && since.filter(entry.at()::isBefore).isEmpty();
    }
}
