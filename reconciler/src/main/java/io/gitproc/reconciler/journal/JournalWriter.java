package io.gitproc.reconciler.journal;

import io.gitproc.reconciler.os.Disk;
import io.gitproc.reconciler.text.Causes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes a journal to a disk. What cannot be written yet waits in memory: the next attempt writes it. That memory has a bound,
 * and what is lost beyond it is counted, and told.
 *
 * <p>Written at once, so that it survives the daemon; forced to the disk when nothing more waits, so that a loss of power
 * costs what was told in the time that the disk takes for it, some milliseconds. Lines that were being written then are
 * torn: they are passed over.
 *
 * <p>For one thread, but for {@link #lose} and {@link #fault}.
 */
public final class JournalWriter implements AutoCloseable {
    private static final int BATCHES_MAX = 20_000;
    private static final int LINES_MAX = 100_000;

    private final Path folder;
    private final InstantSource clock;
    private final Appender appender;
    private final Queue<Batch> arrived = new ArrayDeque<>();
    private final List<byte[]> waiting = new ArrayList<>();
    private final AtomicLong lost = new AtomicLong();
    private volatile Optional<String> fault = Optional.empty();

    /** Touches no disk yet: a folder that cannot be written to is a fault that is told. */
    public JournalWriter(Disk disk, Path folder, Limits limits, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
        this.appender = new Appender(disk, folder, limits);
    }

    /** Is written with the next attempt that succeeds. */
    public void take(Batch batch) {
        if (arrived.size() < BATCHES_MAX) {
            arrived.add(batch);
        } else {
            lose(batch);
        }
    }

    /** There was no room for it. Any thread. */
    void lose(Batch batch) {
        lost.addAndGet(batch.entries().size());
    }

    /** One write for all that waits. */
    public void attempt() {
        try {
            while (!arrived.isEmpty()) {
                keep(appender.lines(arrived.element()));
                arrived.remove();
            }
            flush();
            fault = Optional.empty();
        } catch (IOException e) {
            failed(e);
        }
    }

    /** What is lost is the newest: the past that is kept has no hole but at its end. */
    private void keep(List<byte[]> lines) {
        int room = Math.max(0, LINES_MAX - waiting.size());
        waiting.addAll(lines.subList(0, Math.min(room, lines.size())));
        lost.addAndGet(Math.max(0, lines.size() - room));
    }

    private void flush() throws IOException {
        Instant now = clock.instant();
        long missing = lost.get();
        List<byte[]> lines = new ArrayList<>(waiting);
        if (missing > 0) {
            lines.add(appender.line(
                    Entry.of(now, Kind.LOST, missing + " entries were lost: they could not be written in time")));
        }
        if (!lines.isEmpty()) {
            appender.append(lines, now);
            waiting.clear();
            lost.addAndGet(-missing);
            appender.force();
        }
    }

    private void failed(IOException e) {
        String sentence = "cannot write the journal in " + folder + ": " + Causes.of(e);
        fault = Optional.of(sentence + "; " + (waiting.size() + arrived.size()) + " entries wait in memory"
                + (lost.get() > 0 ? ", " + lost.get() + " are lost" : ""));
    }

    /** Why nothing can be written now, a sentence. Any thread. */
    public Optional<String> fault() {
        return fault;
    }

    @Override
    public void close() throws IOException {
        appender.close();
    }
}
