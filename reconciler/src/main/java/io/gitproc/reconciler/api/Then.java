package io.gitproc.reconciler.api;

import io.gitproc.model.plan.CommitId;
import io.gitproc.reconciler.journal.Moment;
import io.gitproc.reconciler.source.Revision;
import java.util.Map;

/**
 * What ran at an instant.
 *
 * @param revisions those of its commits that are known
 */
public record Then(Moment moment, Map<CommitId, Revision> revisions) {
    public Then {
        revisions = Map.copyOf(revisions);
    }

    /** As the API tells it. */
    public byte[] json() {
        return Json.then(this);
    }
}
