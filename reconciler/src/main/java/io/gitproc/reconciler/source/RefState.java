package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where the refs are that matter. What is declared follows from it, so while it is the same there is nothing to read.
 *
 * @param head of the watched branch
 * @param target {@code refs/gitproc/target}
 * @param rejected {@code refs/gitproc/rejected/*}
 * @param freezes {@code refs/gitproc/frozen/*}, also those whose time is over
 */
record RefState(
        Optional<CommitId> head, Optional<CommitId> target, SortedSet<CommitId> rejected, List<Freeze> freezes) {
    RefState {
        freezes = List.copyOf(freezes);
        rejected = Collections.unmodifiableSortedSet(new TreeSet<>(rejected));
    }

    List<Freeze> inForce(Instant now) {
        return freezes.stream().filter(freeze -> !freeze.isOver(now)).toList();
    }

    List<Freeze> over(Instant now) {
        return freezes.stream().filter(freeze -> freeze.isOver(now)).toList();
    }
}
