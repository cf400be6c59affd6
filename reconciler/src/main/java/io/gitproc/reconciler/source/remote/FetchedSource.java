package io.gitproc.reconciler.source.remote;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.Intent;
import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.source.Declared;
import io.gitproc.reconciler.source.Evidence;
import io.gitproc.reconciler.source.Moved;
import io.gitproc.reconciler.source.Resumed;
import io.gitproc.reconciler.source.RevertCommit;
import io.gitproc.reconciler.source.Revision;
import io.gitproc.reconciler.source.RollbackOrder;
import io.gitproc.reconciler.source.SourceException;
import io.gitproc.reconciler.source.Standing;
import io.gitproc.reconciler.source.UnitSource;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * A clone that is kept up to date.
 *
 * <p>To look means to fetch first; all else is asked of the clone alone, so a rollback waits for no network.
 */
public final class FetchedSource implements UnitSource {
    private static final Duration FETCH_MAX = Duration.ofSeconds(60);

    private final UnitSource clone;
    private final Fetcher fetcher;
    private final TimeLimit patience;
    private final Consumer<RemoteState> listener;

    /** @param listener hears of each fetch, on the thread {@code fetch} */
    public FetchedSource(UnitSource clone, Fetcher fetcher, Consumer<RemoteState> listener) {
        this.clone = clone;
        this.fetcher = fetcher;
        this.patience = fetcher.patience(FETCH_MAX);
        this.listener = listener;
    }

    @Override
    public void start(Consumer<Declared> declared) {
        fetcher.prepare();
        clone.start(declared);
        fetcher.start(state -> {
            listener.accept(state);
            var unused = clone.look();
        });
    }

    @Override
    public void hint() {
        fetcher.hint();
    }

    /** Fetches, and looks at what came. Fails when nothing could be fetched within a minute. */
    @Override
    public CompletableFuture<Declared> look() {
        return patience.on(fetcher.fetch())
                .handle((state, late) -> Optional.ofNullable(state))
                .thenCompose(state -> clone.look().thenCompose(declared -> answer(state, declared)));
    }

    private static CompletableFuture<Declared> answer(Optional<RemoteState> state, Declared declared) {
        if (state.isEmpty()) {
            return CompletableFuture.failedFuture(new SourceException(
                    "the remote has not answered within " + FETCH_MAX.toSeconds() + " s", "it goes on by itself"));
        }
        return state.get()
                .failure()
                .map(failure -> CompletableFuture.<Declared>failedFuture(
                        new SourceException(failure.sentence(), failure.hint())))
                .orElseGet(() -> CompletableFuture.completedFuture(declared));
    }

    @Override
    public CompletableFuture<Moved> rollback(RollbackOrder order) {
        return clone.rollback(order)
                .thenCompose(moved ->
                        moved.revert().map(this::publish).orElseGet(() -> CompletableFuture.completedFuture(moved)));
    }

    /** This host has gone back already; when it hears that it is published it follows the branch again. */
    private CompletableFuture<Moved> publish(RevertCommit revert) {
        return patience.on(fetcher.push(revert))
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(revert.unpublished(why(failure))))
                .thenCompose(pushed -> clone.look())
                .thenApply(declared -> new Moved(declared, Optional.of(revert)));
    }

    private static String why(Throwable failure) {
        return failure instanceof TimeoutException
                ? "the remote has not answered within " + FETCH_MAX.toSeconds() + " s, and may still take it"
                : Origins.cause(failure).map(FetchException::sentence).orElseGet(() -> "internal fault: " + failure);
    }

    @Override
    public void learn(Evidence evidence) {
        clone.learn(evidence);
    }

    @Override
    public CompletableFuture<Declared> approve(String commit, Intent intent) {
        return clone.approve(commit, intent);
    }

    @Override
    public CompletableFuture<Declared> pause(Intent intent) {
        return clone.pause(intent);
    }

    @Override
    public CompletableFuture<Resumed> resume() {
        return clone.resume();
    }

    @Override
    public CompletableFuture<Standing> standing(String commit) {
        return clone.standing(commit);
    }

    @Override
    public CompletableFuture<Optional<Revision>> revision(CommitId commit) {
        return clone.revision(commit);
    }

    @Override
    public CompletableFuture<Optional<Revision>> lastChange(UnitName unit, CommitId upTo) {
        return clone.lastChange(unit, upTo);
    }

    @Override
    public void close() {
        fetcher.close();
        clone.close();
    }
}
