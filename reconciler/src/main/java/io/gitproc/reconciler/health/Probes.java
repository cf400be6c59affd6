package io.gitproc.reconciler.health;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.Timeout;
import dev.failsafe.TimeoutExceededException;
import io.gitproc.model.plan.InvocationId;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/**
 * Runs probes beside the loop, each under a hard timeout.
 *
 * <p>Threads: a few, bounded, which end when there is nothing to do. A probe that finds all of them busy and the queue
 * full is left out; the next one is not far.
 */
public final class Probes implements Prober, AutoCloseable {
    private static final int THREADS = 4;
    private static final int QUEUE = 1000;

    private final Map<String, Probe> byScheme;
    private final BiConsumer<InvocationId, Verdict> listener;
    private final ThreadPoolExecutor pool;

    /**
     * Without a probe yet.
     *
     * @param listener hears each verdict, on a thread of ours
     */
    public Probes(BiConsumer<InvocationId, Verdict> listener) {
        Probe http = new HttpProbe();
        this.byScheme = Map.of("http", http, "https", http, "tcp", new TcpProbe());
        this.listener = listener;
        AtomicInteger number = new AtomicInteger();
        this.pool = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                30,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(QUEUE),
                work -> new Thread(work, "probe-" + number.incrementAndGet()),
                new ThreadPoolExecutor.DiscardPolicy());
        pool.allowCoreThreadTimeOut(true);
    }

    @Override
    public void probe(InvocationId invocation, URI target, Duration timeout) {
        pool.execute(() -> listener.accept(invocation, verdict(target, timeout)));
    }

    private Verdict verdict(URI target, Duration timeout) {
        Probe probe = byScheme.get(target.getScheme());
        if (probe == null) {
            return Verdict.failed("no probe for " + target.getScheme() + ":");
        }
        FailsafeExecutor<Verdict> limited =
                Failsafe.with(Timeout.<Verdict>builder(timeout).withInterrupt().build());
        try {
            return limited.get(() -> answer(probe, target, timeout));
        } catch (TimeoutExceededException late) {
            return Verdict.failed("no answer within " + timeout.toMillis() + " ms");
        }
    }

    private static Verdict answer(Probe probe, URI target, Duration timeout) {
        try {
            return probe.check(target, timeout);
        } catch (IOException failure) {
            return Verdict.failed(String.valueOf(failure.getMessage()));
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
