package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.unit.UnitName;
import java.time.Instant;
import java.util.List;

/**
 * A rollback that is in force.
 *
 * @param to the target
 * @param from what was the target before
 * @param by who moved it
 * @param reason why
 * @param at when
 * @param rejected the units whose content at {@code from} is rejected: while the branch still has one of them so, the
 *     target stays
 */
public record RolledBack(Revision to, CommitId from, String by, String reason, Instant at, List<UnitName> rejected) {
    public RolledBack {
        rejected = List.copyOf(rejected);
    }
}
