package io.gitproc.reconciler.journal;

import io.gitproc.reconciler.text.Causes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A journal on a disk. Whoever tells does not wait for it: what is told waits in memory until it is written, and while the
 * disk is full or gone it is tried again each second.
 *
 * <p>Written at once, so that it survives the daemon; forced to the disk when nothing more waits, so that a loss of power
 * costs what was told in the time that the disk takes for it, some milliseconds. Lines that were being written then are
 * torn: they are passed over.
 *
 * <p>Threads: any tells; {@code journal}, its own, writes.
 */
public final class JournalFile implements Journal, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("gitproc");
    private static final int BATCHES_MAX = 20_000;
    private static final int LINES_MAX = 100_000;
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Path folder;
    private final InstantSource clock;
    private final BlockingQueue<Batch> told = new LinkedBlockingQueue<>(BATCHES_MAX);
    private final Queue<Batch> arrived = new ArrayDeque<>();
    private final AtomicLong lost = new AtomicLong();
    private final Appender appender;
    private final Thread thread = new Thread(this::run, "journal");
    private final List<byte[]> waiting = new ArrayList<>();
    private volatile Optional<String> fault = Optional.empty();
    private volatile boolean closing;

    private JournalFile(Path folder, Limits limits, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
        this.appender = new Appender(folder, limits);
        thread.setDaemon(true);
    }

    /** Touches no disk yet: a folder that cannot be written to is a fault that is told. */
    public static JournalFile open(Path folder, Limits limits, InstantSource clock) {
        JournalFile journal = new JournalFile(folder, limits, clock);
        journal.thread.start();
        return journal;
    }

    @Override
    public void tell(Batch batch) {
        if (!batch.isEmpty() && !told.offer(batch)) {
            lost.addAndGet(batch.entries().size());
        }
    }

    /** Why nothing can be written now, a sentence. */
    public Optional<String> fault() {
        return fault;
    }

    private void run() {
        try {
            while (!closing || !told.isEmpty()) {
                Optional.ofNullable(told.poll(RETRY.toMillis(), TimeUnit.MILLISECONDS))
                        .ifPresent(arrived::add);
                attempt();
            }
            appender.close();
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.warn("journal: cannot close {}: {}", folder, Causes.of(e));
        }
    }

    /** One write for all that waits. */
    private void attempt() {
        told.drainTo(arrived, BATCHES_MAX - Math.min(BATCHES_MAX, arrived.size()));
        try {
            while (!arrived.isEmpty()) {
                keep(appender.lines(arrived.element()));
                arrived.remove();
            }
            flush();
            healed();
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
            lines.add(Line.of(
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
        if (fault.isEmpty()) {
            LOG.warn("{}; it waits in memory", sentence);
        }
        fault = Optional.of(sentence + "; " + (waiting.size() + arrived.size()) + " entries wait in memory"
                + (lost.get() > 0 ? ", " + lost.get() + " are lost" : ""));
    }

    private void healed() {
        if (fault.isPresent()) {
            LOG.info("the journal in {} is written again", folder);
            fault = Optional.empty();
        }
    }

    /** Writes what waits, for as long as that is to be waited for. */
    @Override
    public void close() {
        closing = true;
        var unused = told.offer(new Batch(clock.instant(), List.of(), Optional.empty()));
        try {
            thread.join(GRACE.toMillis());
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }
}
