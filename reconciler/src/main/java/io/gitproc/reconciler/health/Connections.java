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

/**
 * Any number of connections that are waited for at once, so that those that never answer keep nobody waiting.
 *
 * <p>Threads: any may open; {@code probe}, its own from the first connection on, does the rest.
 */
final class Connections implements AutoCloseable {
    private static final int BUFFER = 16 << 10;

    private final Queue<Runnable> errands = new ConcurrentLinkedQueue<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private Optional<Selector> selector = Optional.empty();

    /**
     * Connects to the first of the addresses that accepts, and lets the dialogue answer.
     *
     * @param addresses at least one
     */
    void open(Inquiry inquiry, List<? extends SocketAddress> addresses, Dialogue dialogue) {
        try {
            Selector waiting = selector();
            Connection connection = new Connection(inquiry, addresses, dialogue, waiting);
            inquiry.whenOver(() -> tell(waiting, connection::close));
            tell(waiting, connection::begin);
        } catch (IOException e) {
            inquiry.answer(Failure.verdict(e));
        }
    }

    private void tell(Selector waiting, Runnable errand) {
        errands.add(errand);
        waiting.wakeup();
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
                run();
            }
        } catch (ClosedSelectorException asked) {
            errands.clear();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot wait for connections", e);
        }
    }

    private void run() {
        for (Runnable errand = errands.poll(); errand != null; errand = errands.poll()) {
            errand.run();
        }
    }

    private void serve(SelectionKey key) {
        ((Connection) key.attachment()).serve(buffer.clear());
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
