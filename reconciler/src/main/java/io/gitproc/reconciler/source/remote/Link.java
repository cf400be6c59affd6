package io.gitproc.reconciler.source.remote;

import io.gitproc.reconciler.config.RemoteUrl;
import io.gitproc.reconciler.source.RevertCommit;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * The way between a remote and the clone of this host. It goes once each time that it is asked to, and knows of no schedule.
 *
 * <p>Any thread may ask; none waits. A future fails with a {@link FetchException}, or a {@link RejectedExecutionException} when
 * too many are under way. Whoever gives up makes it fail with a {@link TimeoutException}, and what is done for it ends soon.
 */
public interface Link extends AutoCloseable {

    /** Makes the clone, where there is none: it needs no network. */
    void prepare() throws FetchException;

    /** When something was last fetched, by whatever daemon; empty when nothing ever was. */
    Optional<Instant> fetched();

    /** Done when the ref of the clone is where the branch of that place is. */
    CompletableFuture<RemoteUrl> fetch(RemoteUrl url);

    /** Done when the branch of the remote has moved. */
    CompletableFuture<RevertCommit> push(RevertCommit commit);

    /** How far the fetch that is under way has come; empty when none is, or nothing came yet. Any thread. */
    Optional<FetchProgress> progress();

    @Override
    void close();
}
