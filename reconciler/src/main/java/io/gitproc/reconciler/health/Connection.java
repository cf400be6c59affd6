package io.gitproc.reconciler.health;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;

/**
 * One connection of one inquiry. It never waits.
 *
 * <p>Thread: that of the connections alone.
 */
final class Connection {
    private final Inquiry inquiry;
    private final Deque<SocketAddress> addresses;
    private final Dialogue dialogue;
    private final Selector selector;
    private Optional<SocketChannel> channel = Optional.empty();

    /** @param addresses that are tried one after the other */
    Connection(Inquiry inquiry, Collection<? extends SocketAddress> addresses, Dialogue dialogue, Selector selector) {
        this.inquiry = inquiry;
        this.addresses = new ArrayDeque<>(addresses);
        this.dialogue = dialogue;
        this.selector = selector;
    }

    void begin() {
        if (!inquiry.isOver()) {
            connect();
        }
    }

    private void connect() {
        try {
            SocketAddress address = addresses.remove();
            SocketChannel opened = open(address);
            channel = Optional.of(opened);
            opened.configureBlocking(false);
            if (opened.connect(address)) {
                opened(opened.register(selector, SelectionKey.OP_READ, this));
            } else {
                opened.register(selector, SelectionKey.OP_CONNECT, this);
            }
        } catch (IOException refused) {
            tryNext(refused);
        }
    }

    private static SocketChannel open(SocketAddress address) throws IOException {
        return address instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open();
    }

    private void tryNext(IOException refused) {
        close();
        if (addresses.isEmpty()) {
            inquiry.answer(Failure.verdict(refused));
        } else {
            connect();
        }
    }

    /** Something can be done. */
    void serve(ByteBuffer buffer) {
        channel.map(open -> open.keyFor(selector)).filter(SelectionKey::isValid).ifPresent(key -> serve(key, buffer));
    }

    private void serve(SelectionKey key, ByteBuffer buffer) {
        if (key.isConnectable()) {
            finishConnect(key);
        } else {
            converse(key, buffer);
        }
    }

    private void finishConnect(SelectionKey key) {
        try {
            channel.orElseThrow().finishConnect();
            key.interestOps(SelectionKey.OP_READ);
        } catch (IOException refused) {
            tryNext(refused);
            return;
        }
        opened(key);
    }

    private void opened(SelectionKey key) {
        step(key, dialogue::opened);
    }

    private void converse(SelectionKey key, ByteBuffer buffer) {
        step(key, () -> key.isReadable() ? listen(buffer) : Optional.empty());
    }

    private Optional<Verdict> listen(ByteBuffer buffer) throws IOException {
        int length = channel.orElseThrow().read(buffer);
        return length < 0 ? dialogue.ended() : dialogue.heard(buffer.flip());
    }

    private interface Step {
        Optional<Verdict> take() throws IOException;
    }

    private void step(SelectionKey key, Step step) {
        try {
            Optional<Verdict> verdict = step.take();
            verdict.ifPresentOrElse(inquiry::answer, () -> speak(key));
        } catch (IOException | UncheckedIOException e) {
            inquiry.answer(Failure.verdict(e));
        }
    }

    private void speak(SelectionKey key) {
        try {
            ByteBuffer speech = dialogue.speech();
            channel.orElseThrow().write(speech);
            key.interestOps(SelectionKey.OP_READ | (speech.hasRemaining() ? SelectionKey.OP_WRITE : 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void close() {
        try {
            if (channel.isPresent()) {
                channel.get().close();
            }
        } catch (IOException e) {
            inquiry.answer(Failure.verdict(e)); // Most often it is over, and this is passed over.
        }
    }
}
