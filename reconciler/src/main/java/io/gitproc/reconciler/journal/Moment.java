package io.gitproc.reconciler.journal;

import io.gitproc.model.plan.CommitId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What ran at an instant.
 *
 * @param begins when the journal begins; what was before is not known. Empty while there is none
 * @param target what the host converged to
 * @param running by name
 */
public record Moment(Instant at, Optional<Instant> begins, Optional<CommitId> target, List<Standing> running) {
    public Moment {
        running = List.copyOf(running);
    }
}
