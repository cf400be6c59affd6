package io.gitproc.reconciler.source.remote;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Where the work of a fetcher is done, and what its times are measured by.
 *
 * @param fetch one thread, which never waits for a network: what is decided, and when the next is due
 * @param transfers those that wait for one; says no when too many do
 */
public record FetchThreads(ScheduledExecutorService fetch, ExecutorService transfers) {
    private static final int TRANSFERS_MAX = 4;
    private static final long IDLE_SECONDS = 30;

    /** Those of a daemon. A transfer that hangs for ever is left behind, and four at most do that. */
    static FetchThreads start() {
        return new FetchThreads(
                Executors.newSingleThreadScheduledExecutor(work -> thread(work, "fetch")),
                new ThreadPoolExecutor(
                        0,
                        TRANSFERS_MAX,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        new SynchronousQueue<>(),
                        work -> thread(work, "transfer")));
    }

    private static Thread thread(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    void end() {
        fetch.shutdownNow();
        transfers.shutdownNow();
    }
}
