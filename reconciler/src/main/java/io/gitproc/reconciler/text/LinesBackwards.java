package io.gitproc.reconciler.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;

/** Goes through the lines of a file from the last one to the first, reading no more than that takes. For one thread. */
public final class LinesBackwards {
    private static final int BLOCK = 64 * 1024;

    private final SeekableByteChannel channel;
    private final byte[] block;
    private long blockStart;
    private int blockLength;
    private long end;
    private long start;

    public LinesBackwards(SeekableByteChannel channel) throws IOException {
        this.channel = channel;
        this.end = channel.size();
        this.block = new byte[(int) Math.min(BLOCK, end)];
        this.start = end;
    }

    /** Goes to the line before; false when there is none. */
    public boolean previous() throws IOException {
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
    public long start() {
        return start;
    }

    /**
     * The beginning of the line, without its line break.
     *
     * @param most how many bytes of it at the most
     */
    public byte[] line(int most) throws IOException {
        boolean isComplete = end > start && byteAt(end - 1) == '\n';
        byte[] line = new byte[(int) Math.min(most, end - start - (isComplete ? 1 : 0))];
        for (int i = line.length - 1; i >= 0; i--) {
            line[i] = byteAt(start + i);
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
        blockStart = Math.max(0, blockEnd - block.length);
        blockLength = (int) (blockEnd - blockStart);
        Arrays.fill(block, (byte) 0);
        channel.position(blockStart).read(ByteBuffer.wrap(block, 0, blockLength));
    }
}
