package io.gitproc.reconciler.api;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

/**
 * Reads a log that grows, through all of its files: each is read to its end and then the one after it, also when several
 * rotations came at once. A file that is cut short is read from its begin.
 *
 * <p>Threads: one at a time.
 */
final class Tail implements Closeable {
    private final Path log;
    private final Deque<LogFile> files;
    private long position;

    private Tail(Path log, Deque<LogFile> files) {
        this.log = log;
        this.files = files;
    }

    /** From the first line that the query lets through; lines after it may still be others. */
    static Tail open(Path log, LogQuery query) throws IOException {
        Tail tail = new Tail(log, LogFile.openNewest(log, file -> true));
        Optional<LogStart> start = LogStart.find(tail.files, query);
        if (start.isPresent()) {
            tail.skipTo(start.get());
        }
        return tail;
    }

    /** The id of the newest invocation that wrote something, or of one before. */
    static Optional<String> invocation(Path log, int back) throws IOException {
        try (Tail tail = new Tail(log, LogFile.openNewest(log, file -> true))) {
            return LogStart.invocation(tail.files, back);
        }
    }

    /** What there is now of what the query lets through, and lines after it. */
    static byte[] end(Path log, LogQuery query) throws IOException {
        try (Tail tail = open(log, query)) {
            ByteBuffer end = ByteBuffer.allocate(Math.toIntExact(tail.remaining()));
            while (end.hasRemaining() && tail.read(end) > 0) {
                // Until it is full, or a rotation leaves less.
            }
            return Arrays.copyOf(end.array(), end.position());
        }
    }

    /** Bytes from here to the end as of now. */
    long remaining() throws IOException {
        long sum = -position;
        for (LogFile file : files) {
            sum += file.size();
        }
        return Math.max(0, sum);
    }

    /** Fills the buffer with what is new. Gives the number of bytes: 0 when there is nothing now. */
    int read(ByteBuffer buffer) throws IOException {
        int count = readFirst(buffer);
        if (count > 0 || (files.size() < 2 && !findNewer())) {
            return count;
        }
        // The last words of a file may have come just before it was followed by another.
        count = readFirst(buffer);
        return count > 0 || !next() ? count : read(buffer);
    }

    @Override
    public void close() throws IOException {
        for (LogFile file : files) {
            file.close();
        }
        files.clear();
    }

    private void skipTo(LogStart start) throws IOException {
        while (!files.getFirst().isSame(start.file())) {
            files.removeFirst().close();
        }
        position = start.position();
    }

    private int readFirst(ByteBuffer buffer) throws IOException {
        if (files.isEmpty()) {
            return 0;
        }
        LogFile file = files.getFirst();
        position = file.size() < position ? 0 : position;
        int count = Math.max(0, file.channel().read(buffer, position));
        position += count;
        return count;
    }

    private boolean next() throws IOException {
        if (files.size() < 2) {
            return false;
        }
        files.removeFirst().close();
        position = 0;
        return true;
    }

    /** Looks for files that came after the one that is read; when that is gone, for those written to since. */
    private boolean findNewer() throws IOException {
        if (files.isEmpty()) {
            files.addAll(LogFile.openNewest(log, file -> true));
            return !files.isEmpty();
        }
        LogFile read = files.getFirst();
        Instant opened = read.modified();
        files.addAll(new ArrayDeque<>(LogFile.openNewest(
                log, file -> !file.isSame(read) && !file.modified().isBefore(opened))));
        return files.size() > 1;
    }
}
