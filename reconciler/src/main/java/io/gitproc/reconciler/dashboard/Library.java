package io.gitproc.reconciler.dashboard;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.Desired;
import io.gitproc.model.plan.Forecast;
import io.gitproc.model.plan.Wave;
import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.source.GitSettings;
import io.gitproc.reconciler.source.Loaded;
import io.gitproc.reconciler.source.Revisions;
import io.gitproc.reconciler.source.SourceException;
import io.gitproc.reconciler.source.UnitChanges;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the repository for pages: slowly and one after the other, on a thread of its own, so that neither the loop nor the
 * look at the branch waits for somebody who looks. What takes too long is told when it is asked for again.
 *
 * <p>Threads: any asks; {@code library}, its own, reads.
 */
public final class Library implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("gitproc");
    private static final int WAITING_MAX = 16;
    private static final Duration IDLE = Duration.ofSeconds(30);
    /** The first page waits for no repository; it has these when it is looked at again. */
    private static final Duration GLANCE = Duration.ofMillis(20);

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final GitSettings settings;
    private final ExecutorService thread;
    private final Shelf<List<String>, UnitText> units = new Shelf<>();
    private final Shelf<CommitId, UnitChanges> changes = new Shelf<>();
    private final Shelf<String, CommitContent> commits = new Shelf<>();
    private final Shelf<List<CommitId>, List<Wave>> prospects = new Shelf<>();
    /** Of thread {@code library}. */
    private UnitChanges newest = UnitChanges.none();

    /** @param settings of the repository; it may not exist yet */
    public Library(GitSettings settings) {
        this.settings = settings;
        ThreadPoolExecutor one = new ThreadPoolExecutor(
                1, 1, IDLE.toSeconds(), TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING_MAX), Library::thread);
        one.allowCoreThreadTimeOut(true);
        this.thread = one;
    }

    /** What the repository says of a unit at a commit. */
    CompletableFuture<Found<UnitText>> unit(CommitId commit, UnitName name) {
        return told(units.find(
                List.of(commit.value(), name.value()),
                () -> read(revisions -> UnitText.read(revisions, commit.value(), name))));
    }

    /** What is in a commit. */
    CompletableFuture<Found<CommitContent>> commit(String name) {
        return told(commits.find(name, () -> read(revisions -> CommitContent.read(revisions, name))));
    }

    /** Which commit up to one last changed each unit; nothing while it is still looked for. */
    CompletableFuture<UnitChanges> lastChanges(CommitId upTo) {
        return told(changes.find(upTo, () -> read(revisions -> lastChanges(revisions, upTo))))
                .thenApply(found -> found.value().orElseGet(UnitChanges::none))
                .completeOnTimeout(UnitChanges.none(), GLANCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private UnitChanges lastChanges(Revisions revisions, CommitId upTo) throws SourceException {
        newest = revisions.lastChanges(upTo.value(), newest);
        return newest;
    }

    /** What this host would do if it went from one commit to another. */
    CompletableFuture<Found<List<Wave>>> prospect(CommitId from, CommitId to) {
        return told(prospects.find(List.of(from, to), () -> read(revisions -> prospect(revisions, from, to))));
    }

    private static List<Wave> prospect(Revisions revisions, CommitId from, CommitId to) throws SourceException {
        Optional<Desired> now = revisions.load(from.value()).units();
        Loaded then = revisions.judge(to.value());
        if (then.refused().isPresent()) {
            throw new SourceException("it is refused: " + then.refused().get().reason(), "");
        }
        Forecast host = now.map(Forecast::ofHostRunning).orElseGet(Forecast::ofIdleHost);
        return host.converge(then.units().orElseThrow());
    }

    private <T> CompletableFuture<T> read(Reading<T> reading) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        try {
            thread.execute(() -> complete(answer, reading));
        } catch (RejectedExecutionException busy) {
            answer.completeExceptionally(new SourceException("too much is asked for at once", "ask again in a moment"));
        }
        return answer;
    }

    private <T> void complete(CompletableFuture<T> answer, Reading<T> reading) {
        try (Revisions revisions = Revisions.open(settings)) {
            answer.complete(reading.of(revisions));
        } catch (SourceException | RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }

    private static <T> CompletableFuture<Found<T>> told(CompletableFuture<T> answer) {
        return answer.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(Found::of)
                .exceptionally(failure -> Found.nothing(problem(failure)));
    }

    private static String problem(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof TimeoutException) {
            return "This takes a while; look again in a moment.";
        }
        if (cause instanceof SourceException told) {
            return String.valueOf(told.getMessage());
        }
        LOG.error("dashboard: internal fault", cause);
        return "This cannot be shown: an internal fault; the daemon's log has the details.";
    }

    /** Work on a repository that is open. */
    @FunctionalInterface
    private interface Reading<T> {
        T of(Revisions revisions) throws SourceException;
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "library");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
