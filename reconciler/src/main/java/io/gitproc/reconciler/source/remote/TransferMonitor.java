package io.gitproc.reconciler.source.remote;

import io.gitproc.reconciler.text.Printable;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.eclipse.jgit.lib.EmptyProgressMonitor;

/**
 * Keeps how far one fetch is. What the other side says that it does is one of its tasks.
 *
 * <p>Threads: those of the fetch write, any reads.
 */
final class TransferMonitor extends EmptyProgressMonitor {
    private static final int TASK_MAX = 40;

    private final LongSupplier bytes;
    private volatile Optional<Task> task = Optional.empty();

    private record Task(String title, int total, AtomicLong done) {}

    /** @param bytes received so far; any thread */
    TransferMonitor(LongSupplier bytes) {
        this.bytes = bytes;
    }

    @Override
    public void beginTask(String title, int total) {
        task = Optional.of(new Task(Printable.cut(Printable.line(title), TASK_MAX), total, new AtomicLong()));
    }

    @Override
    public void update(int completed) {
        task.ifPresent(now -> now.done().addAndGet(completed));
    }

    /** Empty before anything came. */
    Optional<FetchProgress> progress() {
        return task.map(now -> new FetchProgress(now.title(), now.done().get(), now.total(), bytes.getAsLong()));
    }
}
