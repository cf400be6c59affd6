package io.gitproc.model.plan;

import java.time.Instant;
import java.util.Optional;

/**
 * What one unit would do next if it were alone, decided from what is wanted and what is seen: {@link Active} while a process
 * of it is left, or it counts so, and {@link Inactive} else.
 */
final class Life {
    private final UnitStatus status;
    private final Optional<Wanted> wanted;
    private final CommitId target;
    private final Instant now;
    private final Standing standing;

    private Life(UnitStatus status, Optional<Wanted> wanted, CommitId target, Instant now, Standing standing) {
        this.status = status;
        this.wanted = wanted;
        this.target = target;
        this.now = now;
        this.standing = standing;
    }

    static Step next(UnitStatus status, Optional<Wanted> wanted, CommitId target, Instant now, Standing standing) {
        return new Life(status, wanted, target, now, standing).next();
    }

    private Step next() {
        for (Invocation invocation : status.invocations()) {
            if (invocation.alive() && !active(invocation).isLetGo()) {
                return active(invocation).next();
            }
        }
        return remaining().map(Active::next).orElseGet(() -> status.alive() ? beside(down()) : down());
    }

    private Active active(Invocation invocation) {
        return new Active(invocation, status, wanted, target, now);
    }

    /** A oneshot of which nothing is left counts as active until it is stopped, or somebody wants it run again. */
    private Optional<Active> remaining() {
        return status.newest()
                .filter(last -> !last.alive() && last.retry().isEmpty())
                .map(this::active)
                .filter(Active::remains);
    }

    private Step down() {
        return new Inactive(status, wanted, now, standing).next();
    }

    private static Step beside(Step down) {
        return down.noting("processes were left running, as KillMode= says");
    }
}
