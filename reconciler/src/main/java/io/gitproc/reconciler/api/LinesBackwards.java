package io.gitproc.reconciler.api;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.Optional;

/** Goes through the lines of a file from the last one to the first, reading no more than that takes. */
final class LinesBackwards {
    private static final int BLOCK = 64 * 1024;

    private final FileChannel channel;
    private final byte[] block = new byte[BLOCK];
    private final byte[] head = new byte[LogHead.LENGTH];
    private long blockStart;
    private int blockLength;
    private long end;
    private long start;

    LinesBackwards(FileChannel channel) throws IOException {
        this.channel = channel;
        this.end = channel.size();
        this.start = end;
    }

    /** Goes to the line before; false when there is none. */
    boolean previous() throws IOException {
        if (start == 0) {
            return false;
        }
        end = start;
        start = end - 1; // The line may end in a line break, or not yet.
        while (start > 0 && byteAt(start - 1) != '\n') {
            start--;
        }
        return true;
    }

    /** The position of its first byte; at first the end of the file. */
    long start() {
        return start;
    }

    Optional<LogHead> head() throws IOException {
        int length = (int) Math.min(head.length, end - start);
        for (int i = length - 1; i >= 0; i--) {
            head[i] = byteAt(start + i);
        }
        return LogHead.parse(head, 0, length);
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
