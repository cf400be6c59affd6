package io.gitproc.reconciler.journal;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.InvocationId;
import io.gitproc.model.unit.UnitName;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is told of one invocation so far.
 *
 * @param launched when it was started
 * @param reason why it was started
 * @param told the kinds that are told once
 */
public record Standing(
        UnitName unit,
        InvocationId invocation,
        Optional<CommitId> commit,
        Instant launched,
        String reason,
        SortedSet<Kind> told) {
    public Standing {
        told = Collections.unmodifiableSortedSet(new TreeSet<>(told));
    }

    static Standing of(UnitName unit, InvocationId invocation, Entry first) {
        return new Standing(unit, invocation, first.commit(), first.at(), first.words(), new TreeSet<>());
    }

    Standing with(Kind kind) {
        SortedSet<Kind> more = new TreeSet<>(told);
        more.add(kind);
        return new Standing(unit, invocation, commit, launched, reason, more);
    }

    /** An adjustment comes from another commit. */
    Standing from(CommitId other) {
        return new Standing(unit, invocation, Optional.of(other), launched, reason, told);
    }

    public boolean isRunning() {
        return told.contains(Kind.START) && !told.contains(Kind.END);
    }

    /** {@code stopping} once it was asked to end. */
    public String state() {
        return told.contains(Kind.STOP) ? "stopping" : "running";
    }
}
