package io.gitproc.reconciler.source;

import io.gitproc.model.plan.FailedUpdate;
import java.util.List;

/**
 * What a host finds out about commits, for the repository to keep.
 *
 * @param failures new versions of units that failed, as of the last look
 */
public record Evidence(Milestones milestones, List<FailedUpdate> failures) {
    public Evidence {
        failures = List.copyOf(failures);
    }

    /** Nothing is known yet. */
    public static Evidence none() {
        return new Evidence(Milestones.none(), List.of());
    }
}
