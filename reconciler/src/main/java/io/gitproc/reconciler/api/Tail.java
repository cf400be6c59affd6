package io.gitproc.reconciler.api;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * Reads a file that grows, as {@code tail -F} does: when it is cut short it is read from its begin, and when another file
 * takes its name, the old one is read to its end and then the new one.
 *
 * <p>Threads: one at a time.
 */
final class Tail implements Closeable {
    private final Path path;
    private Optional<Opened> opened = Optional.empty();
    private long position;

    private Tail(Path path) {
        this.path = path;
    }

    /** An open file and which one it is: a name may be given to another. */
    private record Opened(FileChannel channel, Object key) {}

    /** From the begin. */
    static Tail whole(Path path) throws IOException {
        Tail tail = new Tail(path);
        tail.open();
        return tail;
    }

    /** From the last so many lines. */
    static Tail last(int lines, Path path) throws IOException {
        Tail tail = whole(path);
        if (tail.opened.isPresent()) {
            tail.position = new LastLines(tail.opened.get().channel()).start(lines);
        }
        return tail;
    }

    /** Bytes from here to the end as of now. */
    long remaining() throws IOException {
        return opened.isPresent() ? Math.max(0, opened.get().channel().size() - position) : 0;
    }

    /** Fills the buffer with what is new. Gives the number of bytes: 0 when there is nothing now. */
    int read(ByteBuffer buffer) throws IOException {
        if (opened.isEmpty()) {
            open();
        }
        int count = readOpened(buffer);
        return count == 0 && isReplaced() ? readReplacement(buffer) : count;
    }

    @Override
    public void close() throws IOException {
        if (opened.isPresent()) {
            opened.get().channel().close();
            opened = Optional.empty();
        }
    }

    private void open() throws IOException {
        position = 0;
        try {
            opened = Optional.of(openOnce());
        } catch (NoSuchFileException e) {
            opened = Optional.empty();
        }
    }

    /** The name may be given to another file just between the two questions. */
    private Opened openOnce() throws IOException {
        while (true) {
            Object key = key();
            FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
            if (key().equals(key)) {
                return new Opened(channel, key);
            }
            channel.close();
        }
    }

    /** The last words of the old file may have come after it lost its name. */
    private int readReplacement(ByteBuffer buffer) throws IOException {
        int count = readOpened(buffer);
        if (count == 0) {
            close();
            open();
            return readOpened(buffer);
        }
        return count;
    }

    private int readOpened(ByteBuffer buffer) throws IOException {
        if (opened.isEmpty()) {
            return 0;
        }
        FileChannel channel = opened.get().channel();
        position = channel.size() < position ? 0 : position;
        int count = Math.max(0, channel.read(buffer, position));
        position += count;
        return count;
    }

    /** Not while the new name is still to come: the old file may get more. */
    private boolean isReplaced() throws IOException {
        return opened.isPresent()
                && Files.exists(path)
                && !key().equals(opened.get().key());
    }

    private Object key() throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }
}
