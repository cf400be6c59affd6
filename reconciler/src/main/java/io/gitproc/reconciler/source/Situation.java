package io.gitproc.reconciler.source;

import io.gitproc.model.plan.Desired;
import io.gitproc.model.plan.FailedUpdate;
import java.util.List;
import java.util.Optional;

/**
 * What the refs name, loaded.
 *
 * @param rejected those of the rejected commits that can be compared
 * @param frozen what keeps the target
 * @param desired the units of the target, with the old versions of those whose update failed
 * @param failed updates that failed, of what the target has
 */
record Situation(
        RefState refs,
        Head head,
        Optional<Loaded> target,
        List<Desired> rejected,
        Frozen frozen,
        Optional<Desired> desired,
        List<FailedUpdate> failed) {
    Situation {
        failed = List.copyOf(failed);
        rejected = List.copyOf(rejected);
    }

    TargetDecision decision() {
        return new TargetDecision(
                head.loaded().flatMap(Loaded::units), target.flatMap(Loaded::units), rejected, frozen.freezes());
    }
}
