package io.gitproc.reconciler;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * What work costs a processor: the same on a busy machine as on a quiet one.
 *
 * @param nanos of this thread, up to when it was asked
 */
public record ProcessorTime(long nanos) {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    public static ProcessorTime now() {
        return new ProcessorTime(THREADS.getCurrentThreadCpuTime());
    }

    /** Prints what this thread has spent since then. */
    public Duration spent(String what) {
        Duration spent = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - nanos);
        System.out.println(what + ": " + spent.toNanos() / 1000 + " µs of a core");
        return spent;
    }
}
