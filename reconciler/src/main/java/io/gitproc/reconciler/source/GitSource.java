package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.Intent;
import io.gitproc.model.unit.UnitName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * A Git repository on this host.
 *
 * <p>Threads: {@code git} does all the work and calls the listener; {@code git-watch} only says that a look is due. A look
 * at refs that did not move reads nothing else, so a hundred wakes cost little, and one that waits already is enough.
 */
public final class GitSource implements UnitSource {
    private final GitSettings settings;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(GitSource::thread);
    private final AtomicBoolean lookIsDue = new AtomicBoolean();
    private final Optional<RefWatch> watch;
    private final Tracker tracker;
    private Optional<Consumer<Declared>> listener = Optional.empty();
    private Optional<Declared> told = Optional.empty();

    private GitSource(GitSettings settings) {
        this.settings = settings;
        this.watch = RefWatch.start(this::wake);
        this.tracker = new Tracker(settings, this::cover);
    }

    /** Reads nothing yet: the repository may come later. */
    public static GitSource open(GitSettings settings) {
        return new GitSource(settings);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "git");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void start(Consumer<Declared> listener) {
        thread.execute(() -> this.listener = Optional.of(listener));
        repeat(this::lookNow, Duration.ZERO, settings.poll());
        repeat(() -> cover(tracker.folders()), settings.resync(), settings.resync());
    }

    private void repeat(Runnable work, Duration first, Duration pause) {
        var unused = thread.scheduleWithFixedDelay(
                () -> guarded(work), first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The executor would end the repetition, and tell nobody. */
    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            Thread current = Thread.currentThread();
            current.getUncaughtExceptionHandler().uncaughtException(current, e);
        }
    }

    @Override
    public void hint() {
        wake();
    }

    private void wake() {
        try {
            if (lookIsDue.compareAndSet(false, true)) {
                thread.execute(() -> guarded(this::lookNow));
            }
        } catch (RejectedExecutionException e) {
            // Closed at this moment: nobody is to be told any more.
        }
    }

    private void cover(List<Path> folders) {
        watch.ifPresent(it -> it.cover(folders));
    }

    @Override
    public CompletableFuture<Declared> look() {
        return submit(this::lookNow);
    }

    private Declared lookNow() {
        lookIsDue.set(false);
        return tell(tracker.look());
    }

    private Declared tell(Declared declared) {
        if (listener.isPresent() && !told.equals(Optional.of(declared))) {
            told = Optional.of(declared);
            listener.get().accept(declared);
        }
        return declared;
    }

    @Override
    public void learn(Evidence evidence) {
        var unused = submit(() -> {
            tracker.learn(evidence);
            return lookNow();
        });
    }

    @Override
    public CompletableFuture<Moved> rollback(RollbackOrder order) {
        return submit(() -> {
            Optional<RevertCommit> revert = tracker.rollback(order);
            return new Moved(lookNow(), revert);
        });
    }

    @Override
    public CompletableFuture<Declared> approve(String commit, Intent intent) {
        return submit(() -> {
            tracker.approve(commit, intent);
            return lookNow();
        });
    }

    @Override
    public CompletableFuture<Declared> pause(Intent intent) {
        return submit(() -> {
            tracker.pause(intent);
            return lookNow();
        });
    }

    @Override
    public CompletableFuture<Resumed> resume() {
        return submit(() -> {
            Resumed resumed = tracker.resume();
            tell(resumed.declared());
            return resumed;
        });
    }

    @Override
    public CompletableFuture<Standing> standing(String commit) {
        return submit(() -> {
            Standing standing = tracker.standing(commit);
            tell(standing.declared());
            return standing;
        });
    }

    @Override
    public CompletableFuture<Optional<Revision>> revision(CommitId commit) {
        return submit(() -> tracker.revision(commit));
    }

    @Override
    public CompletableFuture<Optional<Revision>> lastChange(UnitName unit, CommitId upTo) {
        return submit(() -> tracker.lastChange(unit, upTo));
    }

    private <T> CompletableFuture<T> submit(Work<T> work) {
        CompletableFuture<T> future = new CompletableFuture<>();
        try {
            thread.execute(() -> complete(future, work));
        } catch (RejectedExecutionException e) {
            future.completeExceptionally(new SourceException("the repository is not watched any more", ""));
        }
        return future;
    }

    private <T> void complete(CompletableFuture<T> future, Work<T> work) {
        try {
            future.complete(work.result());
        } catch (SourceException e) {
            future.completeExceptionally(e);
        } catch (IOException | RuntimeException e) {
            future.completeExceptionally(new SourceException(Faults.sentence(settings.repository(), e), ""));
        }
    }

    @Override
    public void close() {
        watch.ifPresent(RefWatch::close);
        var unused = submit(() -> {
            tracker.close();
            return Optional.empty();
        });
        thread.shutdown();
    }

    private interface Work<T> {
        T result() throws IOException, SourceException;
    }
}
