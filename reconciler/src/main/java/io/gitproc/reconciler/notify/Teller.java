package io.gitproc.reconciler.notify;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import dev.failsafe.Timeout;
import dev.failsafe.TimeoutExceededException;
import io.gitproc.reconciler.api.Snapshot;
import io.gitproc.reconciler.text.Causes;
import io.gitproc.reconciler.text.Printable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one receiver up to date. A delivery that fails is tried twice more, takes a minute at most, and after two that failed the
 * receiver is left alone for a minute; then it is told what is true by that time.
 *
 * <p>Thread: one.
 */
final class Teller {
    private static final Logger LOG = LoggerFactory.getLogger("gitproc");
    private static final int RETRIES = 2;
    private static final int FAILURES_MAX = 2;
    private static final int RETRY_FACTOR = 4;
    private static final Duration DELIVERY_MAX = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Channel channel;
    private final Duration calm;
    private final ToldFile file;
    private final InstantSource clock;
    private final FailsafeExecutor<Object> policies;
    private Told told;
    private Optional<String> fault = Optional.empty();

    /**
     * One that knows what the file says.
     *
     * @param calm for so long must something be over to be resolved
     * @param retry from a failure to the next try; the one after that takes longer
     */
    Teller(Channel channel, Duration calm, Duration retry, ToldFile file, InstantSource clock) {
        this.channel = channel;
        this.calm = calm;
        this.file = file;
        this.clock = clock;
        this.policies = policies(retry);
        this.told = file.read();
    }

    private static FailsafeExecutor<Object> policies(Duration retry) {
        return Failsafe.with(
                CircuitBreaker.builder()
                        .handle(IOException.class)
                        .withFailureThreshold(FAILURES_MAX)
                        .withDelay(PAUSE)
                        .build(),
                RetryPolicy.builder()
                        .handleIf(failure -> failure instanceof IOException && !(failure instanceof RefusedException))
                        .withBackoff(retry, retry.multipliedBy(RETRY_FACTOR * RETRY_FACTOR), RETRY_FACTOR)
                        .withMaxRetries(RETRIES)
                        .build(),
                Timeout.builder(DELIVERY_MAX).withInterrupt().build());
    }

    /**
     * Tells what is new in a snapshot.
     *
     * @return when to look again, though nothing changes
     */
    Optional<Instant> look(Snapshot snapshot) throws InterruptedException {
        Told.News news = told.news(snapshot, clock.instant(), calm);
        told = news.seen();
        boolean allTold = true;
        for (Event event : news.events()) {
            allTold &= tell(event);
        }
        return allTold
                ? news.wakeAt()
                : Stream.concat(
                                news.wakeAt().stream(),
                                Stream.of(clock.instant().plus(PAUSE)))
                        .min(Comparator.naturalOrder());
    }

    private boolean tell(Event event) throws InterruptedException {
        if (!channel.wants(event) || isDelivered(event)) {
            told = told.after(event);
            file.write(told);
            return true;
        }
        return false;
    }

    private boolean isDelivered(Event event) throws InterruptedException {
        try {
            policies.run(() -> channel.deliver(event));
            healed();
            return true;
        } catch (CircuitBreakerOpenException resting) {
            return false;
        } catch (TimeoutExceededException late) {
            failed("it has not answered within " + DELIVERY_MAX.toSeconds() + " s");
        } catch (FailsafeException failure) {
            Throwable cause = Optional.ofNullable(failure.getCause()).orElse(failure);
            if (cause instanceof InterruptedException) {
                throw new InterruptedException();
            }
            failed(cause instanceof IOException e ? Causes.of(e) : "internal fault: " + cause);
        } catch (CancellationException closed) {
            throw new InterruptedException();
        }
        return false;
    }

    /** Once, however often it is tried. */
    private void failed(String cause) {
        String sentence = "notify: cannot tell " + channel.name() + ": " + Printable.line(cause);
        if (!fault.equals(Optional.of(sentence))) {
            LOG.warn("{}; it is tried again", sentence);
        }
        fault = Optional.of(sentence);
    }

    private void healed() {
        if (fault.isPresent()) {
            LOG.info("notify: {} can be told again", channel.name());
            fault = Optional.empty();
        }
    }
}
