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
    private final ByteBuffer piece = ByteBuffer.allocate(PIECE);
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private long left;
    private boolean ended;

    private LogStream(Tail tail, Extent extent, Request request, Response response, Callback callback)
            throws IOException {
        this.tail = tail;
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
     * @param lines so many of the last ones
     */
    record Order(Path file, int lines, Extent extent) {}

    static LogStream open(Order order, Request request, Response response, Callback callback) throws IOException {
        return new LogStream(Tail.last(order.lines(), order.file()), order.extent(), request, response, callback);
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

    private int next() throws IOException {
        piece.clear();
        if (extent == Extent.NOW) {
            piece.limit((int) Math.min(PIECE, left));
        }
        int count = piece.hasRemaining() ? tail.read(piece) : 0;
        left -= count;
        piece.flip();
        return count;
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
