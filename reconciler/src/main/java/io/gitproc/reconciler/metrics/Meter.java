package io.gitproc.reconciler.metrics;

import io.gitproc.executors.InvocationKey;
import io.gitproc.executors.Resources;
import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.api.UnitResources;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at what units use, when somebody wants to know: at once, but not twice within a second however many ask; and every ten
 * seconds as long as somebody has asked within the last minute, so that a chart has points. Otherwise it does nothing.
 *
 * <p>Threads: any asks; {@code meter}, its own, reads the kernel, one look at a time.
 */
public final class Meter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Meter.class);
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration BEAT = Duration.ofSeconds(10);
    private static final Duration INTEREST = Duration.ofMinutes(1);

    private final Supplier<SortedMap<UnitName, InvocationKey>> running;
    private final Function<SortedSet<InvocationKey>, SortedMap<InvocationKey, Resources>> kernel;
    private final InstantSource clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(Meter::thread);
    private volatile Trends trends = Trends.none();
    private Instant asked = Instant.MIN;
    private boolean beats;

    /**
     * Looks at nothing yet.
     *
     * @param running the processes of units; any thread
     * @param kernel what invocations use; any thread
     */
    public Meter(
            Supplier<SortedMap<UnitName, InvocationKey>> running,
            Function<SortedSet<InvocationKey>, SortedMap<InvocationKey, Resources>> kernel,
            InstantSource clock) {
        this.running = running;
        this.kernel = kernel;
        this.clock = clock;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "meter");
        thread.setDaemon(true);
        return thread;
    }

    /** What is known without a look: nothing, when the last one is older than a few beats. */
    public SortedMap<String, UnitResources> newest() {
        return trends.isWithin(INTEREST, clock.instant()) ? trends.newest() : Collections.emptySortedMap();
    }

    /** What units use now. Never fails. */
    public CompletableFuture<SortedMap<String, UnitResources>> fresh() {
        try {
            return CompletableFuture.supplyAsync(this::ask, thread);
        } catch (RejectedExecutionException closed) {
            return CompletableFuture.completedFuture(newest());
        }
    }

    private SortedMap<String, UnitResources> ask() {
        asked = clock.instant();
        if (!trends.isWithin(FRESH, asked)) {
            look(asked);
        }
        if (!beats) {
            beats = true;
            later();
        }
        return trends.newest();
    }

    private void look(Instant now) {
        SortedMap<UnitName, InvocationKey> units = running.get();
        trends = trends.next(now, units, kernel.apply(new TreeSet<>(units.values())));
    }

    private void later() {
        var unused = thread.schedule(this::beat, BEAT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void beat() {
        Instant now = clock.instant();
        beats = Duration.between(asked, now).abs().compareTo(INTEREST) < 0;
        if (beats) {
            lookOrTell(now);
            later();
        }
    }

    /** A fault of one look does not end the beat. */
    private void lookOrTell(Instant now) {
        try {
            look(now);
        } catch (RuntimeException fault) {
            LOG.error("cannot look at what units use", fault);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
