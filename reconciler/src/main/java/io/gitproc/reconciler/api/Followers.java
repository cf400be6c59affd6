package io.gitproc.reconciler.api;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Those who follow a log.
 *
 * <p>One thread looks at all of their files ten times a second, and sleeps while nobody follows: a file watch would tell
 * sooner, and not tell at all what a network file system does or a full queue forgets.
 */
final class Followers implements AutoCloseable {
    /** Each keeps a file and a socket open. */
    static final int MAX = 32;

    private static final long LOOK_MILLIS = 100;

    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(Followers::thread);
    private final Semaphore places = new Semaphore(MAX);

    /** The log, and what comes, until the reader goes. Refused when too many follow already. */
    Answer follow(LogStream.Order order) {
        if (!places.tryAcquire()) {
            return Answer.of(new Fault(
                    503,
                    ExitCode.UNAVAILABLE,
                    MAX + " readers follow logs already",
                    "end one of them, or read " + order.file()));
        }
        return (request, response, callback) -> begin(order, request, response, callback);
    }

    @Override
    public void close() {
        ticker.shutdownNow();
    }

    private void begin(LogStream.Order order, Request request, Response response, Callback callback) {
        Runnable leave = places::release;
        Callback leaving = Callback.from(callback, leave);
        try {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain");
            wake(LogStream.open(order, request, response, leaving));
        } catch (IOException e) {
            leaving.failed(e);
        }
    }

    private void wake(LogStream stream) {
        Future<?> ticks = ticker.scheduleWithFixedDelay(stream::iterate, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        CompletableFuture<Void> unused = stream.over().thenRun(() -> ticks.cancel(false));
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "api-logs");
        thread.setDaemon(true);
        return thread;
    }
}
