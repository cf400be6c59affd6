package io.gitproc.reconciler.metrics;

import io.gitproc.model.plan.CommitId;
import io.gitproc.reconciler.api.Snapshot;
import io.gitproc.reconciler.source.Revision;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long this host takes from a new target to the state that the target wants.
 *
 * <p>Thread: one.
 */
public final class Convergence {
    private Optional<CommitId> target = Optional.empty();
    private Optional<Instant> since = Optional.empty();

    /**
     * The newest snapshot.
     *
     * @return the time that it took, once, when the host has come there
     */
    public Optional<Duration> seen(Snapshot snapshot) {
        Optional<CommitId> now = snapshot.target().map(Revision::id);
        boolean isThere = snapshot.settled()
                && now.isPresent()
                && snapshot.applied().map(Revision::id).equals(now);
        if (!now.equals(target)) {
            target = now;
            since = Optional.of(snapshot.at()).filter(at -> !isThere); // A daemon that starts finds what was there.
        }
        Optional<Duration> took = since.filter(start -> isThere).map(start -> Duration.between(start, snapshot.at()));
        if (took.isPresent()) {
            since = Optional.empty();
        }
        return took;
    }
}
