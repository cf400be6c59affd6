package io.gitproc.reconciler.source.remote;

import io.gitproc.reconciler.config.RemoteSettings;
import io.gitproc.reconciler.config.RemoteUrl;
import io.gitproc.reconciler.source.GitSettings;
import io.gitproc.reconciler.source.RevertCommit;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says when to fetch: once at the start, then every interval, and at once when asked.
 *
 * <p>One fetch at a time; whoever asks while one is under way waits for the next, since what was pushed may have come too late
 * for this one, and a hundred who ask are one.
 *
 * <p>Threads: {@code fetch} keeps what is written here, calls the listener, and never waits for a network. It and the clock
 * are all that knows of time.
 */
public final class Fetcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Fetcher.class);
    private static final int INTERVALS_UNTIL_STALE = 3;
    private static final Duration HINTS_APART = Duration.ofSeconds(1);

    private final RemoteSettings settings;
    private final Link link;
    private final ScheduledExecutorService thread;
    private final InstantSource clock;
    private final Jitter jitter;
    private final Origins origins;
    private final List<CompletableFuture<RemoteState>> waiting = new ArrayList<>();
    private Consumer<RemoteState> listener = state -> {};
    private RemoteState state;
    private boolean isUnderWay;
    private boolean isHinted;
    private Instant hinted = Instant.EPOCH;
    private long fetches;

    /**
     * Fetches nothing yet.
     *
     * @param host what tells this host from others
     * @param thread {@code fetch}; it ends with this
     */
    public Fetcher(
            RemoteSettings settings, String host, Link link, ScheduledExecutorService thread, InstantSource clock) {
        this.settings = settings;
        this.link = link;
        this.thread = thread;
        this.clock = clock;
        this.jitter = new Jitter(host);
        this.origins = new Origins(settings.urls().stream()
                .map(url -> new Origin(url, link, settings.interval(), thread))
                .toList());
        this.state = RemoteState.pending(settings.first().text(), link.fetched());
    }

    /**
     * One that goes over the network.
     *
     * @param git names the clone, and the ref to move there
     */
    public static Fetcher open(RemoteSettings settings, GitSettings git, String host, InstantSource clock) {
        return new Fetcher(settings, host, new NetworkLink(settings, git), thread(), clock);
    }

    private static ScheduledExecutorService thread() {
        return Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "fetch");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Makes the clone, where there is none. What is in the way shows when it is fetched into. */
    void prepare() {
        try {
            link.prepare();
        } catch (FetchException e) {
            LOG.debug("cannot make the clone yet", e);
        }
    }

    /** Begins. The listener hears, on the thread {@code fetch}, of the state now and after each fetch. */
    public void start(Consumer<RemoteState> listener) {
        thread.execute(() -> {
            this.listener = listener;
            listener.accept(state);
            routine();
        });
    }

    /** Fetches now. Done when a fetch that began after this call has ended, well or not; it does not fail, but may hang. */
    public CompletableFuture<RemoteState> fetch() {
        CompletableFuture<RemoteState> asked = new CompletableFuture<>();
        later(() -> ask(asked));
        return asked;
    }

    /** How many remotes are left alone for now, since they did not answer. Any thread. */
    public int openBreakers() {
        return origins.resting();
    }

    /** How far the fetch that is under way has come; empty when none is, or nothing came yet. Any thread. */
    public Optional<FetchProgress> progress() {
        return link.progress();
    }

    private void ask(CompletableFuture<RemoteState> asked) {
        waiting.add(asked);
        if (!isUnderWay) {
            begin();
        }
    }

    /** Moves the branch of the remote. Fails as {@link Link#push} does, or may hang. */
    CompletableFuture<RevertCommit> push(RevertCommit commit) {
        return link.push(commit);
    }

    /** How long somebody waits for an answer. */
    TimeLimit patience(Duration span) {
        return new TimeLimit(thread, span);
    }

    /** Fetches soon: at once, but not twice within a second, however many say so. */
    public void hint() {
        later(() -> {
            if (!isHinted) {
                isHinted = true;
                after(pauseAfterHint(), this::followHint);
            }
        });
    }

    /** Also right when somebody sets the clock. */
    private Duration pauseAfterHint() {
        long left = HINTS_APART.minus(Duration.between(hinted, clock.instant())).toMillis();
        return Duration.ofMillis(Math.max(0, Math.min(left, HINTS_APART.toMillis())));
    }

    private void after(Duration pause, Runnable work) {
        var unused = thread.schedule(work, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void followHint() {
        isHinted = false;
        hinted = clock.instant();
        ask(new CompletableFuture<>());
    }

    private void routine() {
        fetches++;
        after(jitter.pause(settings.interval(), fetches), this::routine);
        if (isUnderWay) {
            tell(state.failed(
                    clock.instant(),
                    patience(),
                    "cannot fetch from " + settings.first() + ": no answer in full yet",
                    ""));
        } else {
            begin();
        }
    }

    private void begin() {
        isUnderWay = true;
        if (!waiting.isEmpty()) {
            origins.allow();
        }
        List<CompletableFuture<RemoteState>> asked = List.copyOf(waiting);
        waiting.clear();
        var unused = origins.fetch().whenComplete((from, failure) -> later(() -> end(from, failure, asked)));
    }

    private void later(Runnable work) {
        try {
            thread.execute(work);
        } catch (RejectedExecutionException closed) {
            // Nobody is to be told any more.
        }
    }

    private void end(RemoteUrl from, Throwable failure, List<CompletableFuture<RemoteState>> asked) {
        isUnderWay = false;
        tell(Origins.cause(failure).map(this::failed).orElseGet(() -> state.succeeded(clock.instant(), from.text())));
        asked.forEach(future -> future.complete(state));
        if (!waiting.isEmpty()) {
            begin();
        }
    }

    private RemoteState failed(FetchException failure) {
        return state.failed(clock.instant(), patience(), failure.sentence(), failure.hint());
    }

    private Duration patience() {
        return settings.interval().multipliedBy(INTERVALS_UNTIL_STALE);
    }

    private void tell(RemoteState news) {
        state = news;
        listener.accept(news);
    }

    @Override
    public void close() {
        thread.shutdownNow();
        link.close();
    }
}
