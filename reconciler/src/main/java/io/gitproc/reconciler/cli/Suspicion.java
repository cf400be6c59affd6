package io.gitproc.reconciler.cli;

import java.util.List;
import java.util.Optional;

/**
 * From when to when a unit became bad.
 *
 * @param good the last commit with which it was well and never failed; empty when the journal knows of none
 * @param bad the first one after it with which it failed
 */
record Suspicion(Optional<Trial> good, Trial bad) {

    /** Empty when it did not fail since it was last well. */
    static Optional<Suspicion> of(List<Trial> trials) {
        int after = trials.size();
        while (after > 0 && !trials.get(after - 1).isGood()) {
            after--;
        }
        Optional<Trial> good = after > 0 ? Optional.of(trials.get(after - 1)) : Optional.empty();
        return trials.subList(after, trials.size()).stream()
                .filter(trial -> trial.failure().isPresent())
                .findFirst()
                .map(bad -> new Suspicion(good, bad));
    }
}
