package io.gitproc.reconciler.source.remote;

import io.gitproc.reconciler.config.RemoteSettings;
import io.gitproc.reconciler.config.RemoteUrl;
import io.gitproc.reconciler.source.GitSettings;
import io.gitproc.reconciler.source.RevertCommit;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** By the transports of JGit, into a repository on the disk. Whoever asks waits. */
final class NetworkLink implements Link {
    private final LocalClone clone;
    private final Transfer transfer;
    private final Push push;

    NetworkLink(RemoteSettings settings, GitSettings git) {
        this.clone = new LocalClone(git);
        this.transfer = new Transfer(settings, clone, git.branch());
        this.push = new Push(settings, clone, git.branch());
    }

    @Override
    public void prepare() throws FetchException {
        clone.prepare();
    }

    @Override
    public Optional<Instant> fetched() {
        return clone.fetched();
    }

    @Override
    public CompletionStage<RemoteUrl> fetch(RemoteUrl url) {
        return done(() -> transfer.run(url), url);
    }

    @Override
    public CompletionStage<RevertCommit> push(RevertCommit commit) {
        return done(() -> push.run(commit), commit);
    }

    private static <T> CompletionStage<T> done(Way way, T what) {
        try {
            way.go();
            return CompletableFuture.completedStage(what);
        } catch (FetchException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private interface Way {
        void go() throws FetchException;
    }

    @Override
    public Optional<FetchProgress> progress() {
        return transfer.progress();
    }
}
