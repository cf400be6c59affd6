package io.gitproc.reconciler.source;

import io.gitproc.model.plan.Desired;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What the refs name, loaded.
 *
 * @param rejected those of the rejected commits that can be compared
 */
record Situation(RefState refs, Optional<Loaded> head, Optional<Loaded> target, List<Desired> rejected) {
    Situation {
        rejected = List.copyOf(rejected);
    }

    TargetDecision decision() {
        return new TargetDecision(head.flatMap(Loaded::units), target.flatMap(Loaded::units), rejected);
    }

    /** After the target went to the head, and with it every rollback ended. */
    Situation followed() {
        return new Situation(new RefState(refs.head(), refs.head(), new TreeSet<>()), head, head, List.of());
    }
}
