package io.gitproc.reconciler.health;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that come with the work, and end when there is none. */
final class Workers {
    private static final int IDLE_SECONDS = 10;

    private Workers() {}

    /** @param most at one time; what comes then waits */
    static ThreadPoolExecutor of(String name, int most) {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor workers = new ThreadPoolExecutor(
                most,
                most,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                work -> new Thread(work, name + "-" + number.incrementAndGet()));
        workers.allowCoreThreadTimeOut(true);
        return workers;
    }
}
