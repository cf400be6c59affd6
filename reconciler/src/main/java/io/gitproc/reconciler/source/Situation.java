package io.gitproc.reconciler.source;

import io.gitproc.model.plan.Desired;
import java.util.List;
import java.util.Optional;

/**
 * What the refs name, loaded.
 *
 * @param rejected those of the rejected commits that can be compared
 * @param frozen what keeps the target
 */
record Situation(RefState refs, Head head, Optional<Loaded> target, List<Desired> rejected, Frozen frozen) {
    Situation {
        rejected = List.copyOf(rejected);
    }

    TargetDecision decision() {
        return new TargetDecision(
                head.loaded().flatMap(Loaded::units), target.flatMap(Loaded::units), rejected, frozen.freezes());
    }
}
