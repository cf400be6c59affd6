package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import java.util.Optional;

/**
 * How far a host has come.
 *
 * @param applied the last commit that it fully converged to: nothing under way, nothing failing or rejected
 * @param healthy the last commit that was also proven well, for the soak time
 */
public record Milestones(Optional<CommitId> applied, Optional<CommitId> healthy) {

    /** Nothing was reached yet. */
    public static Milestones none() {
        return new Milestones(Optional.empty(), Optional.empty());
    }
}
