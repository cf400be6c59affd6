package io.gitproc.reconciler.source.remote;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * How long something is waited for. {@link CompletableFuture#orTimeout} has a clock and a thread of its own, and a timeout of
 * Failsafe ends only where the work itself does.
 *
 * @param thread says when it has been long enough
 */
record TimeLimit(ScheduledExecutorService thread, Duration span) {

    /** The same future, which fails with a {@link TimeoutException} when it takes longer. */
    <T> CompletableFuture<T> on(CompletableFuture<T> work) {
        Future<?> over = thread.schedule(
                () -> work.completeExceptionally(new TimeoutException()), span.toMillis(), TimeUnit.MILLISECONDS);
        var unused = work.whenComplete((done, failure) -> over.cancel(false));
        return work;
    }
}
