package io.gitproc.reconciler;

import io.gitproc.reconciler.api.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What came of a turn.
 *
 * @param lines what was done and refused, one sentence each; none when nothing changed
 * @param wakeAt when the next turn is due though nothing may have happened
 */
public record Turn(Snapshot snapshot, List<String> lines, Optional<Instant> wakeAt) {
    public Turn {
        lines = List.copyOf(lines);
    }
}
