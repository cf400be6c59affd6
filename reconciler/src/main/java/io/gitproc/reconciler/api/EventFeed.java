package io.gitproc.reconciler.api;

import io.gitproc.reconciler.journal.Entry;
import io.gitproc.reconciler.journal.HistoryQuery;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
 * changes in between is one event, and the loop knows nothing of it. The newest events are kept for those who come back.
 * Who was away for longer hears the entries from the journal, and is told to look again at everything else.
 *
 * <p>Threads: any opens and closes; {@code events}, its own, does the rest.
 */
final class EventFeed implements AutoCloseable {
    /** How many may listen. */
    static final int LISTENERS_MAX = 32;

    private static final Logger LOG = LoggerFactory.getLogger("gitproc");
    private static final int KEPT_MAX = 512;
    private static final int ENTRIES_MAX = 500;
    private static final long LOOK_MILLIS = 250;
    private static final long PING_SECONDS = 15;
    private static final int RETRY_SECONDS = 15;

    private final Reads reads;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(EventFeed::thread);
    private final Semaphore places = new Semaphore(LISTENERS_MAX);
    private final Queue<EventStream> listeners = new ConcurrentLinkedQueue<>();
    private final ArrayDeque<Event> kept = new ArrayDeque<>();
    private final Changes changes;
    private Optional<Snapshot> before = Optional.empty();
    private volatile OptionalLong told = OptionalLong.empty();
    private long newest;
    /** From this id on every event is kept. */
    private long whole;

    private boolean entriesAreDue = true;
    private boolean isTicking;

    /** @param rows what a page shows of units, for those who look at one */
    EventFeed(Reads reads, Rows rows) {
        this.reads = reads;
        this.changes = new Changes(rows, this::keep);
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
        List<Event> missed = EventStream.lastSeen(request).map(this::since).orElse(List.of());
        EventStream listener = new EventStream(this::after, now(), request, response, leaving);
        listeners.add(listener);
        var unused = listener.over().thenRun(() -> listeners.remove(listener));
        listener.greet(missed);
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

    /** A fault here is one of ours, and no reason to be silent from now on, nor to meet it again. */
    private void look() {
        try {
            Snapshot snapshot = reads.snapshot();
            Optional<Snapshot> old = before;
            boolean isNew = !Optional.of(snapshot).equals(old);
            before = Optional.of(snapshot);
            old.filter(it -> isNew).ifPresent(it -> changes.between(it, snapshot));
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
        if (told.isEmpty()) {
            begin(entries(HistoryQuery.of(Optional.empty(), Optional.empty(), 1)));
        }
        entries(HistoryQuery.after(told.orElse(0), ENTRIES_MAX)).forEach(this::tell);
    }

    private void begin(List<Entry> newestAlone) {
        told = OptionalLong.of(
                newestAlone.stream().mapToLong(EventFeed::number).max().orElse(0));
        whole = told.getAsLong() + 1;
    }

    private List<Entry> entries(HistoryQuery query) {
        return reads.history(query)
                .handle((past, failure) -> failure == null ? past.entries() : List.<Entry>of())
                .join();
    }

    private static long number(Entry entry) {
        return entry.sequence().orElse(0);
    }

    private void tell(Entry entry) {
        told = entry.sequence();
        changes.entry(entry);
    }

    private synchronized void keep(Event.Type type, String data) {
        newest++;
        kept.add(new Event(newest, told.orElse(0), type, data));
        if (kept.size() > KEPT_MAX) {
            whole = kept.remove().id() + 1;
        }
    }

    /** The events after a place; when some of them are not known any more, what says so. */
    private synchronized List<Event> after(long place) {
        if (place < newest - kept.size()) {
            return List.of(new Event(newest, told.orElse(0), Event.Type.RESET, "{}"));
        }
        return kept.stream().filter(event -> event.place() > place).toList();
    }

    /** What whoever has heard the events up to an id does not know; what is no entry may come twice. */
    private List<Event> since(long id) {
        return isWhole(id) ? newer(id) : older(id);
    }

    private synchronized boolean isWhole(long id) {
        return id >= whole && id <= told.orElse(0);
    }

    private synchronized List<Event> newer(long id) {
        return kept.stream()
                .filter(event -> event.id() > id || (event.id() == id && event.type() != Event.Type.ENTRY))
                .toList();
    }

    private List<Event> older(long id) {
        List<Event> events = new ArrayList<>();
        entries(HistoryQuery.after(id, ENTRIES_MAX)).stream()
                .filter(entry -> number(entry) <= told.orElse(0))
                .map(entry -> new Event(0, number(entry), Event.Type.ENTRY, Changes.line(Json.entry(entry))))
                .forEach(events::add);
        events.add(new Event(0, told.orElse(0), Event.Type.RESET, "{}"));
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
