package io.gitproc.reconciler.source.remote;

import static org.assertj.core.api.Assertions.fail;

import io.gitproc.model.plan.CommitId;
import io.gitproc.reconciler.config.RemoteSettings;
import io.gitproc.reconciler.config.RemoteUrl;
import io.gitproc.reconciler.source.Declared;
import io.gitproc.reconciler.source.GitSettings;
import io.gitproc.reconciler.source.GitSource;
import io.gitproc.reconciler.source.Revision;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** A host that follows a remote, and what was heard there. */
final class Follower implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(30);
    /** So that nothing is fetched but what is asked for. */
    static final Duration NEVER = Duration.ofHours(1);
    /** So that what heals by itself heals within a test. */
    static final Duration OFTEN = Duration.ofMillis(200);

    private final BlockingQueue<Declared> declared = new LinkedBlockingQueue<>();
    private final BlockingQueue<RemoteState> states = new LinkedBlockingQueue<>();
    private final FetchedSource source;

    private Follower(RemoteSettings remote, Path clone) {
        GitSettings git = GitSettings.of(clone, "main").fetched();
        Fetcher fetcher = Fetcher.open(remote, git, "a host", Clock.systemUTC());
        this.source = new FetchedSource(GitSource.open(git), fetcher, states::add);
        source.start(declared::add);
    }

    static Follower of(RemoteSettings remote, Path clone) {
        return new Follower(remote, clone);
    }

    /** Without any credentials. */
    static RemoteSettings remote(Duration interval, String... urls) {
        return new RemoteSettings(
                List.of(urls).stream().map(Follower::url).toList(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                interval);
    }

    static RemoteUrl url(String text) {
        String scheme = text.contains("://") ? text.substring(0, text.indexOf(':')) : "file";
        return new RemoteUrl(
                text,
                switch (scheme) {
                    case "git" -> RemoteUrl.Transport.GIT;
                    case "ssh" -> RemoteUrl.Transport.SSH;
                    case "http", "https" -> RemoteUrl.Transport.HTTP;
                    default -> RemoteUrl.Transport.FILE;
                });
    }

    FetchedSource source() {
        return source;
    }

    /** Fetches and looks, as {@code gitproc sync}; gives the target. */
    Optional<CommitId> sync() throws Exception {
        return source.look()
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .target()
                .map(Revision::id);
    }

    /** The sentence with which {@code gitproc sync} fails. */
    String refusal() throws InterruptedException, TimeoutException {
        try {
            source.look().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return fail("it was fetched");
        } catch (ExecutionException refused) {
            return refused.getCause().getMessage();
        }
    }

    Declared awaitTarget(CommitId commit) throws InterruptedException {
        return await(
                declared,
                it -> it.target().filter(target -> target.id().equals(commit)).isPresent());
    }

    RemoteState awaitState(RemoteState.Freshness freshness) throws InterruptedException {
        return await(states, state -> state.freshness() == freshness);
    }

    RemoteState awaitState(Predicate<RemoteState> wanted) throws InterruptedException {
        return await(states, wanted);
    }

    private static <T> T await(BlockingQueue<T> queue, Predicate<T> wanted) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Optional<T> last = Optional.empty();
        while (true) {
            Optional<T> next = Optional.ofNullable(queue.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS));
            if (next.isEmpty()) {
                return fail("not heard in " + PATIENCE + "; the last was " + last);
            }
            if (wanted.test(next.get())) {
                return next.get();
            }
            last = next;
        }
    }

    @Override
    public void close() {
        source.close();
    }
}
