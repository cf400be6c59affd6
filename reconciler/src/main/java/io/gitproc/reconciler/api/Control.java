package io.gitproc.reconciler.api;

import io.gitproc.model.plan.Actor;
import io.gitproc.model.plan.Intent;
import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.source.RollbackOrder;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * What the API can ask of the daemon to do.
 *
 * <p>Threads: any; nothing here waits, except through the futures. They never fail: what is refused is a {@link Reply}.
 */
public interface Control {
    /** What can be seen. */
    Reads reads();

    /** Start a unit now, and end its hold. */
    CompletableFuture<Reply> start(UnitName unit, Actor by);

    /** Stop a unit and hold it stopped. */
    CompletableFuture<Reply> stop(UnitName unit, Intent intent);

    /** End the hold of a unit, which then goes where Git wants it. */
    CompletableFuture<Reply> release(UnitName unit, Actor by);

    CompletableFuture<Reply> restart(UnitName unit, Actor by);

    /** Forget that a unit failed; what waits for its next try is tried now. */
    CompletableFuture<Reply> resetFailed(UnitName unit, Actor by);

    /** Move the target back. */
    CompletableFuture<Reply> rollback(RollbackOrder order);

    /** Take this very commit, though it rewrites history or removes most units. */
    CompletableFuture<Reply> approve(String commit, Intent intent);

    /** Take no commit; keep what runs as the target wants it. */
    CompletableFuture<Reply> pause(Intent intent);

    /** Take commits again, and leave a rollback. */
    CompletableFuture<Reply> resume(Actor by);

    /** Look at the repository now. Done when what was found is being acted on. */
    CompletableFuture<Reply> sync();

    /** Look at the repository now. Done when this host has converged to what was found, or the time is over. */
    CompletableFuture<Reply> syncAndSettle(Duration limit);

    /** Done when this host has come to a commit; refused as soon as it cannot any more, or when the time is over. */
    CompletableFuture<Reply> await(ArrivalOrder order);

    /** End the daemon; services live on. */
    CompletableFuture<Reply> shutdown(Actor by);

    /** Stop every service in reverse order, then end the daemon. */
    CompletableFuture<Reply> shutdownWithServices(Actor by);
}
