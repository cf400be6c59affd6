package io.gitproc.reconciler.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.Optional;

/**
 * Goes through the lines of a file from the last one to the first, reading no more than that takes. A line that is longer
 * than any of ours comes out cut, which makes it a broken one.
 */
final class LinesBackwards {
    private static final int BLOCK = 64 * 1024;
    private static final int LINE_MAX = 16 * 1024;

    private final FileChannel channel;
    private final byte[] block = new byte[BLOCK];
    private long blockStart;
    private int blockLength;
    private long start;

    LinesBackwards(FileChannel channel) throws IOException {
        this.channel = channel;
        this.start = channel.size();
    }

    /** The line before, without its line break; empty when there is none. */
    Optional<byte[]> previous() throws IOException {
        if (start == 0) {
            return Optional.empty();
        }
        long end = byteAt(start - 1) == '\n' ? start - 1 : start;
        start = end;
        while (start > 0 && byteAt(start - 1) != '\n') {
            start--;
        }
        return Optional.of(bytes(start, (int) Math.min(LINE_MAX, end - start)));
    }

    private byte[] bytes(long from, int length) throws IOException {
        byte[] line = new byte[length];
        for (int i = length - 1; i >= 0; i--) {
            line[i] = byteAt(from + i);
        }
        return line;
    }

    private byte byteAt(long position) throws IOException {
        if (position < blockStart || position >= blockStart + blockLength) {
            load(position + 1);
        }
        return block[(int) (position - blockStart)];
    }

    /** A file that was cut short meanwhile reads as zeros there. */
    private void load(long blockEnd) throws IOException {
        blockStart = Math.max(0, blockEnd - BLOCK);
        blockLength = (int) (blockEnd - blockStart);
        Arrays.fill(block, (byte) 0);
        channel.read(ByteBuffer.wrap(block, 0, blockLength), blockStart);
    }
}
