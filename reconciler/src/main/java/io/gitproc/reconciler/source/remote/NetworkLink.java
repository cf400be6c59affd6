package io.gitproc.reconciler.source.remote;

import io.gitproc.reconciler.config.RemoteSettings;
import io.gitproc.reconciler.config.RemoteUrl;
import io.gitproc.reconciler.source.GitSettings;
import io.gitproc.reconciler.source.RevertCommit;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * By the transports of JGit, into a repository on the disk.
 *
 * <p>Threads: the {@code transfer} ones wait for the network. One that hangs for ever, and is not woken by an interrupt, is left
 * behind; four at most do that.
 */
final class NetworkLink implements Link {
    private static final int TRANSFERS_MAX = 4;
    private static final long IDLE_SECONDS = 30;

    private final LocalClone clone;
    private final Transfer transfer;
    private final Push push;
    private final ThreadPoolExecutor transfers = new ThreadPoolExecutor(
            0, TRANSFERS_MAX, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), NetworkLink::thread);

    NetworkLink(RemoteSettings settings, GitSettings git) {
        this.clone = new LocalClone(git);
        this.transfer = new Transfer(settings, clone, git.branch());
        this.push = new Push(settings, clone, git.branch());
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "transfer");
        thread.setDaemon(true);
        return thread;
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
    public CompletableFuture<RemoteUrl> fetch(RemoteUrl url) {
        return begin(() -> {
            transfer.run(url);
            return url;
        });
    }

    @Override
    public CompletableFuture<RevertCommit> push(RevertCommit commit) {
        return begin(() -> {
            push.run(commit);
            return commit;
        });
    }

    private <T> CompletableFuture<T> begin(Way<T> way) {
        CompletableFuture<T> arrived = new CompletableFuture<>();
        try {
            Future<?> work = transfers.submit(() -> go(way, arrived));
            var unused = arrived.whenComplete((what, failure) -> interruptLate(work, failure));
        } catch (RejectedExecutionException busy) {
            arrived.completeExceptionally(busy);
        }
        return arrived;
    }

    private static <T> void go(Way<T> way, CompletableFuture<T> arrived) {
        try {
            arrived.complete(way.go());
        } catch (FetchException | RuntimeException e) {
            arrived.completeExceptionally(e);
        }
    }

    private static void interruptLate(Future<?> work, Throwable failure) {
        if (failure instanceof TimeoutException) {
            work.cancel(true);
        }
    }

    private interface Way<T> {
        T go() throws FetchException;
    }

    @Override
    public Optional<FetchProgress> progress() {
        return transfer.progress();
    }

    @Override
    public void close() {
        transfers.shutdownNow();
    }
}
