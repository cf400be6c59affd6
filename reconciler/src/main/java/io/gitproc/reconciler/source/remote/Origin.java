package io.gitproc.reconciler.source.remote;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import io.gitproc.reconciler.config.RemoteUrl;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One place to fetch from. A failure that may pass is tried twice more, a fetch without an end is given up, and after three
 * fetches that failed the place is left alone for four intervals, at most five minutes.
 *
 * <p>The breaker reads a clock of its own, so it is left open, and {@code fetch} says when it has been long enough.
 *
 * <p>Threads: any; what is kept here is safe for all.
 */
final class Origin {
    private static final Logger LOG = LoggerFactory.getLogger(Origin.class);
    private static final int RETRIES = 2;
    private static final int FAILURES_MAX = 3;
    private static final Duration RETRY_MIN = Duration.ofMillis(200);
    private static final Duration RETRY_MAX = Duration.ofSeconds(2);
    private static final Duration TRANSFER_MAX = Duration.ofMinutes(15);
    private static final Duration PAUSE_MAX = Duration.ofMinutes(5);
    private static final Duration UNTIL_TOLD = Duration.ofNanos(Long.MAX_VALUE);

    private final RemoteUrl url;
    private final Link link;
    private final Duration pause;
    private final ScheduledExecutorService thread;
    private final TimeLimit limit;
    private final AtomicReference<Future<?>> rest = new AtomicReference<>(CompletableFuture.completedFuture(""));
    private final CircuitBreaker<RemoteUrl> breaker;
    private final FailsafeExecutor<RemoteUrl> policies;
    private volatile Optional<FetchException> last = Optional.empty();

    Origin(RemoteUrl url, Link link, Duration interval, ScheduledExecutorService thread) {
        this.url = url;
        this.link = link;
        this.pause = pause(interval);
        this.thread = thread;
        this.limit = new TimeLimit(thread, TRANSFER_MAX);
        this.breaker = CircuitBreaker.<RemoteUrl>builder()
                .withFailureThreshold(FAILURES_MAX)
                .withDelay(UNTIL_TOLD)
                .onOpen(opened -> leaveAlone())
                .build();
        this.policies = Failsafe.with(breaker, retry()).with(thread);
    }

    private static Duration pause(Duration interval) {
        Duration pause = interval.multipliedBy(4);
        return pause.compareTo(PAUSE_MAX) < 0 ? pause : PAUSE_MAX;
    }

    private static RetryPolicy<RemoteUrl> retry() {
        return RetryPolicy.<RemoteUrl>builder()
                .handleIf(failure -> failure instanceof FetchException fetch && fetch.isPassing())
                .withBackoff(RETRY_MIN, RETRY_MAX)
                .withMaxRetries(RETRIES)
                .build();
    }

    /** Gives the URL, or fails with a {@link FetchException}. */
    CompletableFuture<RemoteUrl> fetch() {
        return start().exceptionallyCompose(failure -> CompletableFuture.failedFuture(known(failure)));
    }

    /** Also where the fetcher is closed. */
    private CompletableFuture<RemoteUrl> start() {
        try {
            return policies.getStageAsync(() -> limit.on(link.fetch(url)));
        } catch (RejectedExecutionException closed) {
            return CompletableFuture.failedFuture(closed);
        }
    }

    /** A rest that was ended by somebody is not to end the next one. */
    private void leaveAlone() {
        Future<?> over = thread.schedule(this::allow, pause.toMillis(), TimeUnit.MILLISECONDS);
        rest.getAndSet(over).cancel(false);
    }

    boolean isResting() {
        return breaker.isOpen();
    }

    /** It is worth a try: somebody says so, or the pause is over. */
    void allow() {
        if (breaker.isOpen()) {
            breaker.halfOpen();
        }
    }

    private FetchException known(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        FetchException known = cause instanceof FetchException fetch ? fetch : explained(cause);
        last = Optional.of(known);
        return known;
    }

    private FetchException explained(Throwable cause) {
        if (cause instanceof CircuitBreakerOpenException && last.isPresent()) {
            return last.get();
        }
        if (cause instanceof TimeoutException) {
            return passing("it has not ended within " + TRANSFER_MAX.toMinutes() + " minutes");
        }
        if (cause instanceof RejectedExecutionException) {
            return passing("earlier fetches still wait for an answer");
        }
        LOG.error("a fetch from {} failed", url, cause);
        return passing("internal fault: " + cause);
    }

    private FetchException passing(String cause) {
        return new FetchException(FetchException.Kind.PASSING, "cannot fetch from " + url + ": " + cause, "");
    }
}
