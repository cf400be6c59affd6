package io.gitproc.reconciler.source.remote;

import io.gitproc.reconciler.config.RemoteUrl;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The remote and its mirrors: the first that answers is taken. What went wrong with the remote itself is what is told when none
 * does.
 */
record Origins(List<Origin> all) {
    Origins {
        all = List.copyOf(all);
    }

    /** Gives the URL that answered, or fails with the {@link FetchException} of the first. */
    CompletableFuture<RemoteUrl> fetch() {
        return fetch(0);
    }

    private CompletableFuture<RemoteUrl> fetch(int index) {
        return all.get(index).fetch().exceptionallyCompose(failure -> next(index + 1, failure));
    }

    private CompletableFuture<RemoteUrl> next(int index, Throwable failure) {
        return index == all.size()
                ? CompletableFuture.failedFuture(failure)
                : fetch(index).exceptionallyCompose(later -> CompletableFuture.failedFuture(failure));
    }

    /** How many are left alone for now. */
    int resting() {
        return (int) all.stream().filter(Origin::isResting).count();
    }

    void allow() {
        all.forEach(Origin::allow);
    }

    /** What a future of ours failed with. */
    static Optional<FetchException> cause(Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        return cause instanceof FetchException fetch ? Optional.of(fetch) : Optional.empty();
    }
}
