package io.gitproc.reconciler.journal;

import io.gitproc.reconciler.os.Disk;
import io.gitproc.reconciler.os.DurableFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes entries to the newest segment, and begins the next when it is large enough. A segment begins with what was told
 * before of all that is still there, so that it can be read alone, and the ones before it can go.
 *
 * <p>For one thread. A fault leaves it as it was: the next call begins anew.
 */
final class Appender implements AutoCloseable {
    private static final byte[] LINE_BREAK = {'\n'};

    private final Disk disk;
    private final Segments segments;
    private final Limits limits;
    private final Ledger ledger = new Ledger();
    private Optional<Segment> open = Optional.empty();
    private long sequence;
    private boolean isRead;

    Appender(Disk disk, Path folder, Limits limits) {
        this.disk = disk;
        this.segments = new Segments(disk, folder);
        this.limits = limits;
    }

    /**
     * What of a batch is new, as lines. What it gives counts as told: the caller must keep it until it is written.
     *
     * @throws IOException when the segments so far cannot be read
     */
    List<byte[]> lines(Batch batch) throws IOException {
        recall();
        return ledger.enter(batch).stream().map(this::line).toList();
    }

    /** Numbered. */
    byte[] line(Entry entry) {
        sequence++;
        return Line.of(entry.numbered(sequence));
    }

    /** The newest may be one that was just begun when the power failed; the one before it then knows. */
    private void recall() throws IOException {
        if (isRead) {
            return;
        }
        List<Path> all = segments.all();
        for (Path file : all.subList(Math.max(0, all.size() - 2), all.size())) {
            LinesForward.each(disk, file, this::recall);
        }
        isRead = true;
    }

    private void recall(Line line) {
        ledger.recall(line);
        sequence = Math.max(sequence, line.sequence().orElse(0));
    }

    /** Writes them all, or none. */
    void append(List<byte[]> lines, Instant now) throws IOException {
        try {
            Optional<Segment> usable = current();
            if (usable.isPresent() && usable.get().size() < limits.segment()) {
                usable.get().append(joined(lines));
            } else {
                begin(lines, now);
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private static byte[] joined(List<byte[]> lines) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        lines.forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }

    private Optional<Segment> current() throws IOException {
        if (open.filter(Segment::isInPlace).isEmpty()) {
            close();
            Optional<Path> newest = segments.newest();
            if (newest.isPresent()) {
                open = Optional.of(Segment.open(disk, newest.get()));
                mend(open.get());
            }
        }
        return open;
    }

    private static void mend(Segment segment) throws IOException {
        if (segment.isTorn()) {
            segment.append(LINE_BREAK);
        }
    }

    /**
     * The next segment, with these lines: whole or not at all. What it sums up counts as told, so it must not be there without
     * them.
     */
    private void begin(List<byte[]> lines, Instant now) throws IOException {
        close();
        Path file = segments.next();
        List<byte[]> whole = new ArrayList<>(head(now));
        whole.addAll(lines);
        DurableFile.write(disk, file, new String(joined(whole), StandardCharsets.US_ASCII), Segment.MODE);
        open = Optional.of(Segment.open(disk, file));
        segments.prune(limits.total(), now.minus(limits.age()));
    }

    private List<byte[]> head(Instant now) {
        List<byte[]> head = new ArrayList<>();
        head.add(Line.segment(now, ledger.target(), sequence));
        ledger.all().forEach(standing -> head.add(Line.of(standing)));
        return head;
    }

    void force() throws IOException {
        if (open.isPresent()) {
            open.get().force();
        }
    }

    @Override
    public void close() throws IOException {
        Optional<Segment> closing = open;
        open = Optional.empty();
        if (closing.isPresent()) {
            closing.get().close();
        }
    }
}
