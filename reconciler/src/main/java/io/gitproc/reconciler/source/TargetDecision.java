package io.gitproc.reconciler.source;

import io.gitproc.model.plan.Desired;
import java.util.List;
import java.util.Optional;

/**
 * Whether the target goes where the branch went. Pure.
 *
 * @param head the head of the branch; empty when it is refused, and while there is no branch
 * @param target what is desired so far
 * @param rejected the commits that a rollback left
 * @param freezes those in force
 */
public record TargetDecision(
        Optional<Desired> head, Optional<Desired> target, List<Desired> rejected, List<Freeze> freezes) {
    public TargetDecision {
        freezes = List.copyOf(freezes);
        rejected = List.copyOf(rejected);
    }

    /**
     * The head becomes the target, unless a person keeps the target, or it is no commit to have, or would bring back what
     * was rejected.
     */
    public boolean followsHead() {
        return freezes.isEmpty()
                && head.isPresent()
                && quarantine().filter(it -> it.keepsOut(head.get())).isEmpty();
    }

    /** What a rollback keeps out while the target stays; empty when none is in force. */
    public Optional<Quarantine> rollback() {
        return followsHead()
                ? Optional.empty()
                : quarantine().filter(it -> !it.units().isEmpty());
    }

    private Optional<Quarantine> quarantine() {
        return target.map(it -> new Quarantine(it, rejected));
    }
}
