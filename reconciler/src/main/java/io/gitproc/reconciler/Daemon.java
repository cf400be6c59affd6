package io.gitproc.reconciler;

import io.gitproc.executors.Host;
import io.gitproc.executors.Kernel;
import io.gitproc.executors.KernelException;
import io.gitproc.executors.records.ProcessOwner;
import io.gitproc.model.plan.Actor;
import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.api.ApiServer;
import io.gitproc.reconciler.api.Control;
import io.gitproc.reconciler.api.DashboardServer;
import io.gitproc.reconciler.api.ExitCode;
import io.gitproc.reconciler.api.HookServer;
import io.gitproc.reconciler.api.Pages;
import io.gitproc.reconciler.api.Program;
import io.gitproc.reconciler.api.Snapshot.Notice;
import io.gitproc.reconciler.api.Texts;
import io.gitproc.reconciler.api.Version;
import io.gitproc.reconciler.cli.ForegroundDaemon.AtEnd;
import io.gitproc.reconciler.config.DashboardSettings;
import io.gitproc.reconciler.config.ListenAddress;
import io.gitproc.reconciler.config.RemoteSettings;
import io.gitproc.reconciler.config.Settings;
import io.gitproc.reconciler.config.WebhookSettings;
import io.gitproc.reconciler.dashboard.Dashboard;
import io.gitproc.reconciler.dashboard.Library;
import io.gitproc.reconciler.health.CommandLine;
import io.gitproc.reconciler.health.Probes;
import io.gitproc.reconciler.journal.Batch;
import io.gitproc.reconciler.journal.Entry;
import io.gitproc.reconciler.journal.JournalFile;
import io.gitproc.reconciler.journal.Kind;
import io.gitproc.reconciler.journal.Limits;
import io.gitproc.reconciler.metrics.Exposition;
import io.gitproc.reconciler.metrics.Meter;
import io.gitproc.reconciler.metrics.Work;
import io.gitproc.reconciler.notify.Notifier;
import io.gitproc.reconciler.schedule.Schedule;
import io.gitproc.reconciler.source.Declared;
import io.gitproc.reconciler.source.GitSettings;
import io.gitproc.reconciler.source.GitSource;
import io.gitproc.reconciler.source.Scope;
import io.gitproc.reconciler.source.UnitSource;
import io.gitproc.reconciler.source.remote.FetchedSource;
import io.gitproc.reconciler.source.remote.Fetcher;
import io.gitproc.reconciler.source.remote.RemoteState;
import io.gitproc.reconciler.state.DaemonLock;
import io.gitproc.reconciler.state.Holds;
import io.gitproc.reconciler.state.StampFile;
import io.gitproc.reconciler.state.StateException;
import io.gitproc.reconciler.state.StateFile;
import io.gitproc.reconciler.state.Timers;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the parts of the daemon together, and takes them apart. The only class that knows them all. */
public final class Daemon implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("gitproc");
    private static final Duration RESYNC = Duration.ofSeconds(30);
    /** What units use is looked at so often for charts, which keep half an hour of it. */
    private static final Duration SAMPLE = Duration.ofSeconds(30);

    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Settings settings;
    private final Inbox inbox = new Inbox();
    private final Work work = new Work();
    private final CountDownLatch leaving = new CountDownLatch(1);
    private final CompletableFuture<Boolean> closed = new CompletableFuture<>();
    private final List<DaemonLock> locks;
    private final Kernel kernel;
    private final Optional<Fetcher> fetcher;
    private final UnitSource source;
    private final RevisionCache revisions;
    private final Library library;
    private final Probes probes;
    private final Schedule schedule;
    private final JournalFile journal;
    private final Meter meter;
    private final Notifier notifier;
    private final Loop loop;
    private final Thread reconcile;
    private final DaemonReads reads;
    private final Control control;
    private final Function<SocketChannel, Optional<String>> logins;

    private Daemon(Settings settings) throws KernelException, StateException {
        this.settings = settings;
        this.locks = List.of(
                DaemonLock.acquire(settings.stateFile()),
                DaemonLock.acquire(settings.socket()),
                DaemonLock.acquire(settings.runtimeDirectory()));
        Platform platform = Platform.open(settings, this::wake);
        this.kernel = platform.kernel();
        this.logins = platform.logins();
        this.fetcher = settings.remote().map(this::fetcher);
        this.source = source();
        this.library = new Library(git());
        Host host =
                new Host(kernel, platform.executor(), List.of(settings.host().name()));
        this.probes = new Probes(
                question -> host.checkup(question.invocation(), CommandLine.of(question.target()), question.timeout()),
                (question, verdict) -> {
                    work.probed(verdict.isPassed(), verdict.latency());
                    inbox.offer(new Message.ProbeResult(question.invocation(), verdict), question.leisure(verdict));
                });
        this.schedule = new Schedule();
        this.revisions = new RevisionCache(source, this::wake);
        Views views = new Views(kernel.facts(), revisions::find, this::log);
        Holds holds = new Holds(new StateFile(settings.stateFile()));
        Timers timers = new Timers(new StampFile(settings.stateFile().resolveSibling("timers.json")));
        Board board = new Board(views.nothing(Clock.systemUTC().instant()));
        this.journal = JournalFile.open(
                settings.journal().directory(),
                Limits.of(
                        settings.journal().maxSize().value(), settings.journal().maxAge()),
                Clock.systemUTC());
        this.loop = new Loop(
                new Reconciler(
                        host,
                        holds,
                        timers,
                        ZoneId.systemDefault(),
                        probes,
                        views,
                        settings.startsAtOnce(),
                        new Soak(settings.soakTime()),
                        new Updates(settings.onFailedUpdate())),
                inbox,
                board,
                journal,
                Clock.systemUTC(),
                work,
                source::learn);
        this.reconcile = new Thread(loop, "reconcile");
        this.notifier = Notifier.start(
                settings.notifyTargets(),
                settings.host().name(),
                settings.stateFile().resolveSibling("notified"),
                Clock.systemUTC());
        board.subscribe(notifier::offer);
        this.meter = new Meter(host::running, kernel::resources, Clock.systemUTC());
        ProcessOwner owner = new ProcessOwner(Path.of("/proc"), settings.runtimeDirectory());
        Past past = new Past(journal, settings.journal().directory(), source, Clock.systemUTC());
        this.reads = new DaemonReads(
                board,
                past,
                new LogRoom(settings.logDirectory()),
                owner,
                meter,
                () -> fetcher.flatMap(Fetcher::progress),
                new Lazy<>(() -> new Exposition(work, Version.text())),
                this::log);
        this.control = new DaemonControl(inbox, source, board, past, reads, leaving::countDown);
    }

    /** Of the repository that is watched, which may be the clone of a remote. */
    private GitSettings git() {
        GitSettings git = GitSettings.of(settings.repository(), settings.branch())
                .in(Scope.of(settings.host()))
                .trusting(settings.trust());
        return settings.remote().map(remote -> git.fetched()).orElse(git);
    }

    private UnitSource source() {
        GitSource repository = GitSource.open(git());
        return fetcher.map(remote -> (UnitSource) new FetchedSource(repository, remote, this::fetched))
                .orElse(repository);
    }

    private Fetcher fetcher(RemoteSettings remote) {
        Fetcher fetcher = Fetcher.open(remote, git(), settings.host().id(), Clock.systemUTC());
        work.watchBreakers(fetcher::openBreakers);
        return fetcher;
    }

    private void fetched(RemoteState state) {
        if (state.freshness() != RemoteState.Freshness.PENDING) {
            work.fetched(state.failure().isEmpty());
        }
        inbox.offer(new Message.Fetched(state));
    }

    /**
     * Runs a daemon until it is told to end, by a signal or through its socket.
     *
     * @param texts what people are shown who ask the socket themselves
     * @return the exit code
     */
    public static int run(Settings settings, AtEnd atEnd, Texts texts) {
        try (Daemon daemon = new Daemon(settings)) {
            LOG.info(
                    "daemon {} starts: branch {} of {}",
                    ProcessHandle.current().pid(),
                    settings.branch(),
                    settings.repository());
            return daemon.serve(atEnd, texts);
        } catch (StateException refused) {
            return refuse(refused.sentence(), refused.hint());
        } catch (KernelException refused) {
            return refuse("cannot " + refused.clause(), "");
        } catch (IOException failure) {
            return refuse(String.valueOf(failure.getMessage()), "");
        }
    }

    private static int refuse(String sentence, String hint) {
        System.err.println(sentence);
        if (!hint.isEmpty()) {
            System.err.println("    help: " + hint);
        }
        return ExitCode.FAILED.number();
    }

    private int serve(AtEnd atEnd, Texts texts) throws IOException {
        tell("starts");
        reconcile.start();
        var unused = loop.end().whenComplete((ended, fault) -> leaving.countDown());
        source.start(this::declare);
        schedule.every(RESYNC, "resync", () -> inbox.offer(new Message.Resync()));
        Thread hook = new Thread(() -> endBySignal(atEnd), "signal");
        Runtime.getRuntime().addShutdownHook(hook);
        return listen(texts);
    }

    private int listen(Texts texts) throws IOException {
        ApiServer api = ApiServer.open(settings.socket(), control, Program.current(settings.host()), logins, texts);
        LOG.info("listening on {}", settings.socket());
        Optional<HookServer> hooks = settings.webhook().flatMap(this::hooks);
        Optional<DashboardServer> dashboard = settings.dashboard().flatMap(this::dashboard);
        try {
            leaving.await();
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
        api.close();
        if (hooks.isPresent()) {
            hooks.get().close();
        }
        if (dashboard.isPresent()) {
            dashboard.get().close();
        }
        return loop.end().isCompletedExceptionally()
                ? fault(loop.end().handle((ended, fault) -> fault).join())
                : ExitCode.DONE.number();
    }

    /** Without it what is pushed is only found later: no reason to end. */
    private Optional<HookServer> hooks(WebhookSettings webhook) {
        ListenAddress address = webhook.listen();
        try {
            HookServer hooks = HookServer.open(
                    address.host(), address.port(), webhook.secretFile(), source::hint, Clock.systemUTC());
            LOG.info("webhook: POST /hook on port {} of {}", hooks.port(), address.host());
            return Optional.of(hooks);
        } catch (IOException e) {
            LOG.error("webhook: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** It is for looking alone: without it all goes on. */
    private Optional<DashboardServer> dashboard(DashboardSettings wanted) {
        Program program = Program.current(settings.host());
        Pages pages = new Dashboard(program, reads, library, wanted.logs(), Clock.system(ZoneId.systemDefault()));
        try {
            DashboardServer dashboard = DashboardServer.open(wanted, program, reads, pages);
            schedule.every(SAMPLE, "sample", this::sample);
            LOG.info("dashboard: http://{}/", new ListenAddress(wanted.listen().host(), dashboard.port()));
            return Optional.of(dashboard);
        } catch (IOException e) {
            LOG.warn("dashboard: {}; nothing is shown there, all else goes on", e.getMessage());
            reads.note(new Notice(
                    "dashboard",
                    "no dashboard: " + e.getMessage(),
                    "set dashboard_listen to another port, or to none, and start the daemon again"));
            return Optional.empty();
        }
    }

    private void sample() {
        var unused = reads.measured();
    }

    private static int fault(Throwable fault) {
        LOG.error("internal fault: the daemon ends, its services live on", fault);
        return ExitCode.INTERNAL.number();
    }

    /** The hook of the JVM must wait for what it asks for: the JVM ends with it. */
    private void endBySignal(AtEnd atEnd) {
        if (atEnd == AtEnd.STOP_SERVICES && leaving.getCount() > 0) {
            control.shutdownWithServices(Actor.DAEMON).join();
        }
        leaving.countDown();
        closed.orTimeout(GRACE.toMillis(), TimeUnit.MILLISECONDS)
                .handle((ok, late) -> ok)
                .join();
    }

    @Override
    public void close() throws IOException {
        reconcile.interrupt();
        loop.end()
                .completeOnTimeout(false, GRACE.toMillis(), TimeUnit.MILLISECONDS)
                .handle((ok, fault) -> ok)
                .join();
        schedule.close();
        library.close();
        source.close();
        probes.close();
        meter.close();
        notifier.close();
        kernel.close();
        tell("ends");
        journal.close();
        for (DaemonLock lock : locks) {
            lock.close();
        }
        LOG.info("daemon ends");
        closed.complete(true);
    }

    private Path log(UnitName unit) {
        return settings.logDirectory().resolve(unit.stem() + ".log");
    }

    private void declare(Declared declared) {
        revisions.learn(declared);
        inbox.offer(new Message.DesiredChanged(declared));
    }

    private void tell(String verb) {
        String words = "daemon " + ProcessHandle.current().pid() + " " + verb;
        journal.tell(Batch.of(Entry.of(Clock.systemUTC().instant(), Kind.DAEMON, words)));
    }

    private void wake() {
        inbox.offer(new Message.Wake());
    }
}
