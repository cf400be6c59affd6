package io.gitproc.reconciler.health;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Any number of connections that are waited for at once, so that those that never answer keep nobody waiting.
 *
 * <p>Threads: any may open; {@code probe}, its own from the first connection on, does the rest.
 */
final class Connections implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("gitproc");
    private static final int BUFFER = 16 << 10;

    private final Queue<Runnable> errands = new ConcurrentLinkedQueue<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private volatile Optional<Selector> selector = Optional.empty();

    /** Does the work on the thread of the connections, since the caller has no time for it. */
    void hand(Inquiry inquiry, Runnable work) {
        try {
            Selector waiting = selector();
            errands.add(work);
            waiting.wakeup();
        } catch (IOException e) {
            inquiry.answer(Failure.verdict(e));
        }
    }

    /**
     * Connects to the first of the addresses that accepts, and lets the dialogue answer.
     *
     * @param addresses at least one
     */
    void open(Inquiry inquiry, List<? extends SocketAddress> addresses, Dialogue dialogue) {
        hand(inquiry, () -> {
            Connection connection = new Connection(inquiry, addresses, dialogue, selector.orElseThrow());
            connection.begin();
            inquiry.whenOver(() -> hand(inquiry, connection::close));
        });
    }

    private synchronized Selector selector() throws IOException {
        if (selector.isEmpty()) {
            Selector opened = Selector.open();
            selector = Optional.of(opened);
            Thread thread = new Thread(() -> serve(opened), "probe");
            thread.setDaemon(true);
            thread.start();
        }
        return selector.get();
    }

    private void serve(Selector waiting) {
        try {
            while (waiting.isOpen()) {
                waiting.select(this::serve);
                runErrands();
            }
        } catch (ClosedSelectorException asked) {
            errands.clear();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot wait for connections", e);
        }
    }

    private void runErrands() {
        for (Runnable errand = errands.poll(); errand != null; errand = errands.poll()) {
            run(errand);
        }
    }

    private void serve(SelectionKey key) {
        run(() -> ((Connection) key.attachment()).serve(buffer.clear()));
    }

    /** A fault in one conversation, whose time then runs out, must not end the others. */
    private static void run(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException fault) {
            LOG.error("internal fault in a health check", fault);
        }
    }

    @Override
    public synchronized void close() {
        if (selector.isPresent()) {
            try {
                selector.get().close();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot end the wait for connections", e);
            }
        }
    }
}
