package io.gitproc.reconciler.journal;

import io.gitproc.reconciler.os.Disk;
import io.gitproc.reconciler.text.Causes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A journal on the disk of this host. Whoever tells does not wait for it: a thread hands what is told to the {@link
 * JournalWriter}, and while the disk is full or gone has it try again each second.
 *
 * <p>Threads: any tells; {@code journal}, its own, writes.
 */
public final class JournalFile implements Journal, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("gitproc");
    private static final int BATCHES_MAX = 20_000;
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final InstantSource clock;
    private final BlockingQueue<Batch> told = new LinkedBlockingQueue<>(BATCHES_MAX);
    private final JournalWriter writer;
    private final Thread thread = new Thread(this::run, "journal");
    private volatile boolean closing;

    private JournalFile(Path folder, Limits limits, InstantSource clock) {
        this.clock = clock;
        this.writer = new JournalWriter(Disk.ofHost(), folder, limits, clock);
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
            writer.lose(batch);
        }
    }

    /** Why nothing can be written now, a sentence. */
    public Optional<String> fault() {
        return writer.fault();
    }

    private void run() {
        try {
            while (!closing || !told.isEmpty()) {
                Optional.ofNullable(told.poll(RETRY.toMillis(), TimeUnit.MILLISECONDS))
                        .ifPresent(writer::take);
                takeTheRest();
                attempt();
            }
            writer.close();
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.warn("cannot close the journal: {}", Causes.of(e));
        }
    }

    private void attempt() {
        boolean couldWrite = fault().isEmpty();
        writer.attempt();
        if (couldWrite) {
            fault().ifPresent(LOG::warn);
        } else if (fault().isEmpty()) {
            LOG.info("the journal is written again");
        }
    }

    private void takeTheRest() {
        List<Batch> rest = new ArrayList<>();
        told.drainTo(rest);
        rest.forEach(writer::take);
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
