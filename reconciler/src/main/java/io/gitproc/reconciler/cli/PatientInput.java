package io.gitproc.reconciler.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** Reads a socket, and waits for it only so long: a daemon that hangs must not hang who asks. */
final class PatientInput extends InputStream {
    private final SocketChannel channel;
    private final Selector selector;
    private final Duration patience;

    private PatientInput(SocketChannel channel, Selector selector, Duration patience) {
        this.channel = channel;
        this.selector = selector;
        this.patience = patience;
    }

    /** With the longest silence to bear; zero is any. */
    static PatientInput of(SocketChannel channel, Duration patience) throws IOException {
        channel.configureBlocking(false);
        Selector selector = channel.provider().openSelector();
        channel.register(selector, SelectionKey.OP_READ);
        return new PatientInput(channel, selector, patience);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
        int count = channel.read(buffer);
        while (count == 0 && length > 0) {
            await();
            count = channel.read(buffer);
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        selector.close();
        channel.close();
    }

    private void await() throws IOException {
        selector.selectedKeys().clear();
        if (selector.select(patience.toMillis()) == 0) {
            throw new SocketTimeoutException("no answer within " + patience.toSeconds() + " s");
        }
    }
}
