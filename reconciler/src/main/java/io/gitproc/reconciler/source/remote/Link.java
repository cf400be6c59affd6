package io.gitproc.reconciler.source.remote;

import io.gitproc.reconciler.config.RemoteUrl;
import io.gitproc.reconciler.source.RevertCommit;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The way between a remote and the clone of this host. It goes once each time that it is asked to, and knows of no schedule.
 *
 * <p>Threads: one of the transfers asks, and may wait there or be told later.
 */
public interface Link {

    /** Makes the clone, where there is none: it needs no network. */
    void prepare() throws FetchException;

    /** When something was last fetched, by whatever daemon; empty when nothing ever was. */
    Optional<Instant> fetched();

    /** Done when the ref of the clone is where the branch of that place is. Fails with a {@link FetchException}. */
    CompletionStage<RemoteUrl> fetch(RemoteUrl url);

    /** Done when the branch of the remote has moved. Fails with a {@link FetchException}. */
    CompletionStage<RevertCommit> push(RevertCommit commit);

    /** How far the fetch that is under way has come; empty when none is, or nothing came yet. Any thread. */
    Optional<FetchProgress> progress();
}
