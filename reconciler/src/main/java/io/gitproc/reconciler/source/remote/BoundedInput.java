package io.gitproc.reconciler.source.remote;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Ends with a fault when more comes than is allowed to. */
final class BoundedInput extends FilterInputStream {
    private final long bytesMax;
    private final LongConsumer received;
    private long bytes;

    BoundedInput(InputStream in, long bytesMax) {
        this(in, bytesMax, more -> {});
    }

    /** @param received hears of each piece how many bytes it has */
    BoundedInput(InputStream in, long bytesMax, LongConsumer received) {
        super(in);
        this.bytesMax = bytesMax;
        this.received = received;
    }

    /** More was sent than is allowed. */
    static final class TooMuchException extends IOException {
        private static final long serialVersionUID = 1L;

        TooMuchException(long bytesMax) {
            super("it sends more than " + bytesMax / (1 << 20) + " MiB at once");
        }
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        int read = super.read(buffer, from, length);
        count(Math.max(read, 0));
        return read;
    }

    @Override
    public long skip(long wanted) throws IOException {
        long skipped = super.skip(wanted);
        count(skipped);
        return skipped;
    }

    private void count(long more) throws IOException {
        bytes += more;
        received.accept(more);
        if (bytes > bytesMax) {
            throw new TooMuchException(bytesMax);
        }
    }
}
