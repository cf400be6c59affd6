package io.gitproc.reconciler.metrics;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import java.time.Duration;
import java.util.SortedMap;
import java.util.function.IntSupplier;

/**
 * What the daemon counts of its own work. What can be read off a snapshot when somebody asks is not counted here.
 *
 * <p>Threads: any; nothing here waits.
 */
public final class Work {
    private static final String DONE = "done";
    private static final String REFUSED = "refused";
    private static final String PASSED = "passed";
    private static final String FAILED = "failed";

    private final MetricRegistry registry = new MetricRegistry();

    /**
     * A turn of the loop is over.
     *
     * @param passes how often it looked and planned
     * @param done so many actions of a kind were carried out
     * @param refused so many of a kind the host refused
     */
    public void turned(Duration took, int passes, SortedMap<String, Integer> done, SortedMap<String, Integer> refused) {
        registry.timer("gitproc.loop.turn.seconds").update(took);
        registry.counter("gitproc.loop.passes").inc(passes);
        done.forEach((kind, count) -> count(Family.ACTIONS, count, kind, DONE));
        refused.forEach((kind, count) -> count(Family.ACTIONS, count, kind, REFUSED));
    }

    /** The host could not be looked at. */
    public void stalled() {
        registry.counter("gitproc.loop.failures").inc();
    }

    /** A health check was answered, or was not in time. */
    public void probed(boolean passed, Duration latency) {
        registry.timer("gitproc.probe.seconds").update(latency);
        count(Family.PROBES, 1, passed ? PASSED : FAILED);
    }

    /** A fetch has ended. */
    public void fetched(boolean succeeded) {
        count(Family.FETCHES, 1, succeeded ? PASSED : FAILED);
    }

    /** The host has come to a new target. */
    public void converged(Duration lag) {
        registry.timer("gitproc.convergence.seconds").update(lag);
    }

    /** Of how many remotes nobody expects an answer for now. */
    public void watchBreakers(IntSupplier open) {
        registry.registerGauge("gitproc.fetch.breakers.open", new OpenBreakers(open));
    }

    /** With a name, which is told with the number. */
    private record OpenBreakers(IntSupplier open) implements Gauge<Integer> {
        @Override
        public Integer getValue() {
            return open.getAsInt();
        }
    }

    private void count(Family family, int times, String... labels) {
        registry.counter(family.member(labels)).inc(times);
    }

    MetricRegistry registry() {
        return registry;
    }
}
