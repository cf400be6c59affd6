package io.gitproc.reconciler.api;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Finds where the last lines of a file begin, reading backwards only as far as they reach. */
final class LastLines {
    private static final int BLOCK = 64 * 1024;

    private final FileChannel channel;
    private final ByteBuffer block = ByteBuffer.allocate(BLOCK);
    private long blockStart;

    LastLines(FileChannel channel) {
        this.channel = channel;
        block.limit(0);
    }

    /** The position of the first byte of the last so many lines, or of what there is. */
    long start(int lines) throws IOException {
        long at = channel.size();
        for (int line = 0; line < lines && at > 0; line++) {
            at = startOfLineBefore(at);
        }
        return at;
    }

    /** The line may end in a line break, or not yet. */
    private long startOfLineBefore(long end) throws IOException {
        long at = end - 1;
        while (at > 0 && byteAt(at - 1) != '\n') {
            at--;
        }
        return at;
    }

    private byte byteAt(long position) throws IOException {
        if (position < blockStart || position >= blockStart + block.limit()) {
            load(position + 1);
        }
        return block.get((int) (position - blockStart));
    }

    /** A file that was cut short meanwhile reads as zeros there. */
    private void load(long end) throws IOException {
        blockStart = Math.max(0, end - BLOCK);
        block.clear().limit((int) (end - blockStart));
        channel.read(block, blockStart);
        block.position(0);
    }
}
