package io.gitproc.reconciler.api;

import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.journal.HistoryQuery;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What can be seen of the daemon. Whoever holds this can change nothing.
 *
 * <p>Threads: any; nothing here waits, except through the futures and for the disk that has the journal.
 */
public interface Reads {
    /** The newest one; of what units use it knows as much as was last looked at. */
    Snapshot snapshot();

    /** The newest one, with what units use now. */
    CompletableFuture<Snapshot> measured();

    /** What the daemon measures of itself, and of what units use now. */
    CompletableFuture<Scrape> metrics();

    /** What was done. Fails with an {@link java.io.IOException} when it cannot be read. */
    CompletableFuture<Told> history(HistoryQuery query);

    /** What ran at an instant. Fails like {@link #history}. */
    CompletableFuture<Then> at(Instant instant);

    /** Why a unit is as it is. Fails like {@link #history}. */
    CompletableFuture<Why> why(UnitView unit);

    /** The unit that a process of this host belongs to; empty when it belongs to none. */
    Optional<UnitName> owner(long pid);

    /** The file that holds the output of a unit; it may not exist yet. */
    Path log(UnitName unit);
}
