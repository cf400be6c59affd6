package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where the refs are that matter. What is declared follows from it, so while it is the same there is nothing to read.
 *
 * @param head of the watched branch
 * @param target {@code refs/gitproc/target}
 * @param rejected {@code refs/gitproc/rejected/*}
 */
record RefState(Optional<CommitId> head, Optional<CommitId> target, SortedSet<CommitId> rejected) {
    RefState {
        rejected = Collections.unmodifiableSortedSet(new TreeSet<>(rejected));
    }
}
