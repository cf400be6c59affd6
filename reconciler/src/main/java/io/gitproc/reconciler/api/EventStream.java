package io.gitproc.reconciler.api;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.LongFunction;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.IteratingCallback;

/**
 * Sends events to one listener, as fast as they are taken: one write is under way at a time, nothing is queued for it, and no
 * thread waits. A listener who takes nothing from one ping to the next is dropped.
 */
final class EventStream extends IteratingCallback {
    private static final byte[] GREETING = "retry: 3000\n\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] PING = "event: ping\ndata: {}\n\n".getBytes(StandardCharsets.UTF_8);
    private static final String LAST_EVENT_ID = "Last-Event-ID";

    private final LongFunction<List<Event>> after;
    private final Response response;
    private final EndPoint endPoint;
    private final Callback callback;
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private final ByteArrayOutputStream extra = new ByteArrayOutputStream();
    private long seen;
    private volatile boolean isWriting;
    private boolean wasWriting;

    /**
     * Of one listener.
     *
     * @param after the events that came after one
     * @param seen the place of the last one that it knows
     */
    EventStream(LongFunction<List<Event>> after, long seen, Request request, Response response, Callback callback) {
        this.after = after;
        this.seen = seen;
        this.response = response;
        this.endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        this.callback = callback;
    }

    /** What a listener who comes back has heard last; a page that was made then says it in the address. */
    static Optional<Long> lastSeen(Request request) {
        Fields query = Request.extractQueryParameters(request);
        return Optional.ofNullable(request.getHeaders().get(LAST_EVENT_ID))
                .or(() -> Optional.ofNullable(query.getValue("after")))
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::valueOf);
    }

    /** Completes when nothing more will be sent; never fails. */
    CompletableFuture<Void> over() {
        return over;
    }

    /** Says that it listens, and what it has missed. */
    void greet(List<Event> missed) {
        add(GREETING);
        extra(missed);
        iterate();
    }

    private synchronized void extra(List<Event> events) {
        events.forEach(event -> extra.writeBytes(event.bytes()));
    }

    /** Says that there is nothing to say, and drops a listener who has not even taken what was said before. */
    void ping() {
        if (isWriting && wasWriting) {
            abort(new TimeoutException("the listener takes nothing"));
            return;
        }
        wasWriting = isWriting;
        add(PING);
        iterate();
    }

    private synchronized void add(byte[] bytes) {
        if (extra.size() < PING.length) {
            extra.writeBytes(bytes);
        }
    }

    private synchronized byte[] next() {
        List<Event> events = after.apply(seen);
        extra(events);
        if (!events.isEmpty()) {
            seen = events.get(events.size() - 1).place();
        }
        byte[] next = extra.toByteArray();
        extra.reset();
        return next;
    }

    @Override
    protected Action process() throws IOException {
        byte[] bytes = next();
        if (bytes.length == 0) {
            requireListener();
            return Action.IDLE;
        }
        isWriting = true;
        response.write(false, ByteBuffer.wrap(bytes), this);
        return Action.SCHEDULED;
    }

    /** One who has gone is noticed by what the socket says to a read. */
    private void requireListener() throws IOException {
        if (endPoint.fill(BufferUtil.allocate(1)) != 0 || !endPoint.isOpen()) {
            throw new EOFException("the listener has gone");
        }
    }

    @Override
    protected void onSuccess() {
        isWriting = false;
    }

    @Override
    protected void onCompleteFailure(Throwable cause) {
        over.complete(null);
        callback.failed(cause);
    }
}
