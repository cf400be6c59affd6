package io.gitproc.reconciler.api;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IO;
import org.eclipse.jetty.util.IteratingCallback;

/**
 * Sends a log, piece by piece, as fast as the reader takes it: one piece is under way at a time and no thread waits for it.
 */
final class LogStream extends IteratingCallback {
    private static final int PIECE = 16 * 1024;

    private final Tail tail;
    private final Extent extent;
    private final Response response;
    private final EndPoint endPoint;
    private final Callback callback;
    private final LogQuery query;
    private final LogSieve sieve;
    private final ByteBuffer raw = ByteBuffer.allocate(PIECE);
    private final ByteBuffer piece = ByteBuffer.allocate(LogSieve.room(PIECE));
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private long left;
    private boolean ended;

    private LogStream(Tail tail, LogQuery query, Extent extent, Request request, Response response, Callback callback)
            throws IOException {
        this.tail = tail;
        this.query = query;
        this.sieve = new LogSieve(query::takes);
        this.extent = extent;
        this.response = response;
        this.endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        this.callback = callback;
        this.left = tail.remaining();
    }

    /** What is sent. */
    enum Extent {
        /** What there is now. */
        NOW,
        /** That, and what comes, until the reader goes. */
        FOLLOW
    }

    /**
     * What was asked for.
     *
     * @param file may not exist yet
     */
    record Order(Path file, LogQuery query, Extent extent) {}

    static LogStream open(Order order, Request request, Response response, Callback callback) throws IOException {
        Tail tail = Tail.open(order.file(), order.query());
        return new LogStream(tail, order.query(), order.extent(), request, response, callback);
    }

    /** Completes when nothing more will be sent; never fails. */
    CompletableFuture<Void> over() {
        return over;
    }

    @Override
    protected Action process() throws IOException {
        if (ended) {
            return Action.SUCCEEDED;
        }
        int count = next();
        if (count == 0 && extent == Extent.FOLLOW) {
            requireReader();
            return Action.IDLE;
        }
        ended = count == 0;
        response.write(ended, piece, this);
        return Action.SCHEDULED;
    }

    /** Fills the piece. Gives the number of bytes that were read for it, which may all be of lines that are not wanted. */
    private int next() throws IOException {
        raw.clear();
        piece.clear();
        if (extent == Extent.NOW) {
            raw.limit((int) Math.min(PIECE, left));
        }
        int count = raw.hasRemaining() ? tail.read(raw) : 0;
        left -= count;
        sift(raw.flip());
        piece.flip();
        return count;
    }

    private void sift(ByteBuffer read) {
        if (query.isContiguous()) {
            piece.put(read);
        } else {
            sieve.sift(read, piece);
        }
    }

    /** A reader who has gone is noticed by writing; while there is nothing to write, by what the socket says to a read. */
    private void requireReader() throws IOException {
        if (endPoint.fill(BufferUtil.allocate(1)) != 0 || !endPoint.isOpen()) {
            throw new EOFException("the reader has gone");
        }
    }

    @Override
    protected void onCompleteSuccess() {
        closeTail();
        callback.succeeded();
    }

    @Override
    protected void onCompleteFailure(Throwable cause) {
        closeTail();
        callback.failed(cause);
    }

    private void closeTail() {
        over.complete(null);
        IO.close(tail);
    }
}
