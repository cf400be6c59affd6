package io.gitproc.reconciler;

import io.gitproc.reconciler.api.Snapshot;
import io.gitproc.reconciler.journal.Batch;
import io.gitproc.reconciler.source.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What came of a turn.
 *
 * @param lines what was done and refused, one sentence each; none when nothing changed
 * @param told the same for the journal, with what was seen
 * @param evidence what the host has found out about commits, as of this turn
 * @param effort what it took
 * @param wakeAt when the next turn is due though nothing may have happened
 */
public record Turn(
        Snapshot snapshot, List<String> lines, Batch told, Evidence evidence, Effort effort, Optional<Instant> wakeAt) {
    public Turn {
        lines = List.copyOf(lines);
    }
}
