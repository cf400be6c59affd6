package io.gitproc.reconciler.api;

import io.gitproc.reconciler.journal.Entry;
import io.gitproc.reconciler.journal.HistoryQuery;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells whoever listens what changes on this host, as {@code text/event-stream}.
 *
 * <p>One thread compares the newest snapshot with the one before, four times a second, and only while somebody listens: what
 * changes in between is one event, and the loop knows nothing of it. The newest events are kept for those who come back; a
 * listener who is too far behind for them is told to look at everything again.
 *
 * <p>Threads: any opens and closes; {@code events}, its own, does the rest.
 */
final class EventFeed implements AutoCloseable {
    /** How many may listen. */
    static final int LISTENERS_MAX = 32;

    private static final Logger LOG = LoggerFactory.getLogger("gitproc");
    private static final int KEPT_MAX = 512;
    private static final int ENTRIES_MAX = 50;
    private static final long LOOK_MILLIS = 250;
    private static final long PING_SECONDS = 15;
    private static final int RETRY_SECONDS = 15;

    private final Reads reads;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(EventFeed::thread);
    private final Semaphore places = new Semaphore(LISTENERS_MAX);
    private final Queue<EventStream> listeners = new ConcurrentLinkedQueue<>();
    private final ArrayDeque<Event> kept = new ArrayDeque<>();
    private final Changes changes = new Changes(this::keep);
    private long newest;
    private Optional<Snapshot> before = Optional.empty();
    private Optional<Entry> told = Optional.empty();
    private boolean entriesAreDue = true;
    private boolean isTicking;

    /** @param clock begins the numbers where those of an earlier daemon have ended */
    EventFeed(Reads reads, InstantSource clock) {
        this.reads = reads;
        this.newest = TimeUnit.MILLISECONDS.toMicros(clock.instant().toEpochMilli());
        var unused = ticker.scheduleAtFixedRate(this::ping, PING_SECONDS, PING_SECONDS, TimeUnit.SECONDS);
    }

    /** What comes, until the listener goes. Refused when too many listen already. */
    Answer open() {
        if (!places.tryAcquire()) {
            return (request, response, callback) -> {
                response.getHeaders().put(HttpHeader.RETRY_AFTER, RETRY_SECONDS);
                Answer.of(new Fault(503, ExitCode.UNAVAILABLE, LISTENERS_MAX + " listen already", "ask again later"))
                        .send(request, response, callback);
            };
        }
        return this::begin;
    }

    private void begin(Request request, Response response, Callback callback) {
        Runnable leave = places::release;
        Callback leaving = Callback.from(callback, leave);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        ticker.execute(() -> join(request, response, leaving));
    }

    /** What changed while nobody listened is told to whoever heard what was before. */
    private void join(Request request, Response response, Callback leaving) {
        look();
        long seen = EventStream.lastSeen(request).orElse(now());
        EventStream listener = new EventStream(this::after, seen, request, response, leaving);
        listeners.add(listener);
        var unused = listener.over().thenRun(() -> listeners.remove(listener));
        listener.greet();
        if (!isTicking) {
            again();
        }
    }

    private synchronized long now() {
        return newest;
    }

    private void tick() {
        isTicking = false;
        if (!listeners.isEmpty()) {
            again();
            look();
            listeners.forEach(EventStream::iterate);
        }
    }

    /** Nobody wakes while nobody listens. */
    private void again() {
        isTicking = true;
        var unused = ticker.schedule(this::tick, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void ping() {
        listeners.forEach(EventStream::ping);
    }

    /** A fault here is one of ours, and no reason to be silent from now on. */
    private void look() {
        try {
            Snapshot snapshot = reads.snapshot();
            boolean isNew = !Optional.of(snapshot).equals(before);
            before.filter(old -> isNew).ifPresent(old -> changes.between(old, snapshot));
            before = Optional.of(snapshot);
            if (isNew || entriesAreDue) {
                entries();
            }
            entriesAreDue = isNew;
        } catch (RuntimeException e) {
            LOG.error("events: internal fault", e);
        }
    }

    /** The journal is written a moment after the snapshot: it is looked at once more. */
    private void entries() {
        HistoryQuery query = HistoryQuery.of(Optional.empty(), Optional.empty(), ENTRIES_MAX);
        List<Entry> newestLast = reads.history(query)
                .handle((past, failure) -> failure == null ? past.entries() : List.<Entry>of())
                .join();
        changes.entries(told, newestLast);
        if (!newestLast.isEmpty()) {
            told = Optional.of(newestLast.get(newestLast.size() - 1));
        }
    }

    private synchronized void keep(Event.Type type, String data) {
        newest++;
        kept.add(new Event(newest, type, data));
        if (kept.size() > KEPT_MAX) {
            kept.remove();
        }
    }

    /** The events after one; when some of them are not known any more, or that one never was, what says so. */
    private synchronized List<Event> after(long seen) {
        if (seen == newest) {
            return List.of();
        }
        boolean isKnown = !kept.isEmpty() && seen >= kept.element().id() - 1 && seen <= newest;
        if (!isKnown) {
            return List.of(new Event(newest, Event.Type.RESET, "{}"));
        }
        List<Event> events = new ArrayList<>(kept);
        events.removeIf(event -> event.id() <= seen);
        return events;
    }

    @Override
    public void close() {
        ticker.shutdownNow();
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "events");
        thread.setDaemon(true);
        return thread;
    }
}
