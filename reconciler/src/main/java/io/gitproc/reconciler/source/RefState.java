package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.FailedUpdate;
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
 * @param milestones {@code refs/gitproc/applied} and {@code refs/gitproc/healthy}
 * @param rejected {@code refs/gitproc/rejected/*}
 * @param freezes {@code refs/gitproc/frozen/*}, also those whose time is over
 * @param approved {@code refs/gitproc/approved/*}
 * @param failed {@code refs/gitproc/failed/*}, also those whose content the target has not any more
 */
record RefState(
        Optional<CommitId> head,
        Optional<CommitId> target,
        Milestones milestones,
        SortedSet<CommitId> rejected,
        List<Freeze> freezes,
        SortedSet<CommitId> approved,
        List<FailedUpdate> failed) {
    RefState {
        failed = List.copyOf(failed);
        freezes = List.copyOf(freezes);
        approved = Collections.unmodifiableSortedSet(new TreeSet<>(approved));
        rejected = Collections.unmodifiableSortedSet(new TreeSet<>(rejected));
    }

    List<Freeze> inForce(Instant now) {
        return freezes.stream().filter(freeze -> !freeze.isOver(now)).toList();
    }

    /** A pin whose time is over: the branch is to be followed again, whatever it has. */
    boolean isUnpinned(Instant now) {
        return over(now).stream().anyMatch(freeze -> freeze.kind() == Freeze.Kind.PINNED);
    }

    boolean isPinned() {
        return freezes.stream().anyMatch(freeze -> freeze.kind() == Freeze.Kind.PINNED);
    }

    List<Freeze> over(Instant now) {
        return freezes.stream().filter(freeze -> freeze.isOver(now)).toList();
    }
}
