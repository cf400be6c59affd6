package io.gitproc.executors.portable;

import io.gitproc.executors.Account;
import io.gitproc.executors.Checkup;
import io.gitproc.executors.HostFacts;
import io.gitproc.executors.InvocationKey;
import io.gitproc.executors.Kernel;
import io.gitproc.executors.KernelException;
import io.gitproc.executors.Launch;
import io.gitproc.executors.Limits;
import io.gitproc.executors.Resources;
import io.gitproc.executors.records.HostFile;
import io.gitproc.executors.records.HostFileTree;
import io.gitproc.executors.records.InvocationFolders;
import io.gitproc.executors.records.ProcessSums;
import io.gitproc.model.condition.FileTree;
import io.gitproc.model.unit.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** The kernel of any host, as far as Java reaches; see the package for what that means. */
public final class PortableKernel implements Kernel {
    private final PortableSettings settings;
    private final InvocationFolders folders;
    private final HostFacts facts;
    private final Changes changes;
    private final Clock clock = Clock.systemUTC();
    private final ProcFolder proc = new ProcFolder(Path.of("/proc"));
    private final SortedMap<InvocationKey, Main> mains = new TreeMap<>();
    private final SortedMap<InvocationKey, Family> families = new TreeMap<>();

    private PortableKernel(PortableSettings settings, InvocationFolders folders, Runnable wake) {
        this.settings = settings;
        this.folders = folders;
        this.facts = Survey.of(settings.runtimeDirectory());
        this.changes = new Changes(wake);
    }

    /**
     * Makes the folders that are missing, and takes over what an earlier daemon of this kind left running.
     *
     * @param wake called by a thread of the JDK when {@link #changed} has something to say; must not wait
     * @throws KernelException when a folder cannot be made, or services of another kind of kernel run
     */
    public static PortableKernel open(PortableSettings settings, Runnable wake) throws KernelException {
        InvocationFolders folders = InvocationFolders.open(settings.runtimeDirectory());
        makeFolder(settings.logDirectory());
        PortableKernel kernel = new PortableKernel(settings, folders, wake);
        kernel.adoptAll();
        return kernel;
    }

    /**
     * Looks, before another kind of kernel begins, whether it would start second copies.
     *
     * @throws KernelException when a service runs that a kernel of this kind has started
     */
    public static void requireNoneRunning(PortableSettings settings) throws KernelException {
        InvocationFolders folders = InvocationFolders.open(settings.runtimeDirectory());
        String bootId = Survey.bootId();
        for (InvocationKey key : folders.invocations()) {
            Scribe scribe = new Scribe(folders, key, bootId);
            if (scribe.isOpen() && scribe.main().isPresent()) {
                throw foreign(key, "portable");
            }
        }
    }

    private static KernelException foreign(InvocationKey key, String kernel) {
        return new KernelException(
                "take over",
                key.toString(),
                "it runs under kernel: " + kernel
                        + " (set that again, or end it first with gitproc shutdown --stop-services)");
    }

    private static void makeFolder(Path folder) throws KernelException {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw KernelException.of("create log directory", folder, e);
        }
    }

    private void adoptAll() throws KernelException {
        SortedMap<String, List<ProcessHandle>> marked = proc.marked();
        for (InvocationKey key : folders.invocations()) {
            adopt(key, marked.getOrDefault(key.id().value(), List.of()));
        }
    }

    private void adopt(InvocationKey key, List<ProcessHandle> marked) throws KernelException {
        Scribe scribe = scribe(key);
        if (scribe.isOthers() && !marked.isEmpty()) {
            throw foreign(key, "linux");
        }
        marked.forEach(family(key)::add);
        if (scribe.isOpen()) {
            mains.put(key, main(key, scribe));
        }
    }

    private Main main(InvocationKey key, Scribe scribe) throws KernelException {
        Optional<ProcessHandle> main = scribe.main();
        main.ifPresent(family(key)::add);
        return main.map(process -> Adopted.of(process, family(key)::hasEnded, scribe, clock))
                .orElseGet(() -> Adopted.gone(scribe, clock));
    }

    private Scribe scribe(InvocationKey key) {
        return new Scribe(folders, key, facts.bootId());
    }

    private Family family(InvocationKey key) {
        return families.computeIfAbsent(key, unseen -> new Family(key.id().value(), proc, () -> changes.note(key)));
    }

    @Override
    public HostFacts facts() {
        return facts;
    }

    /** The daemon's own: there is no way to become another. */
    @Override
    public Optional<Account> account(String user) {
        return Optional.of(facts.user())
                .filter(own ->
                        own.name().equals(user) || Long.toString(own.uid()).equals(user));
    }

    @Override
    public OptionalLong group(String group) {
        return Long.toString(facts.user().gid()).equals(group)
                ? OptionalLong.of(facts.user().gid())
                : OptionalLong.empty();
    }

    @Override
    public Optional<String> read(String path) throws KernelException {
        return HostFile.read(path);
    }

    @Override
    public FileTree files() {
        return new HostFileTree();
    }

    @Override
    public SortedMap<String, String> environment() {
        return new TreeMap<>(System.getenv());
    }

    @Override
    public Access executable(String path, Optional<Account> account) {
        Path file = Path.of(ProgramPath.find(path).orElse(path));
        if (!Files.exists(file)) {
            return Access.MISSING;
        }
        return Files.isRegularFile(file) ? answer(Files.isExecutable(file)) : Access.WRONG_KIND;
    }

    @Override
    public Access enterable(String path, Optional<Account> account) {
        Path folder = Path.of(path);
        if (!Files.exists(folder)) {
            return Access.MISSING;
        }
        return Files.isDirectory(folder) ? answer(Files.isExecutable(folder)) : Access.WRONG_KIND;
    }

    private static Access answer(boolean allowed) {
        return allowed ? Access.OK : Access.DENIED;
    }

    @Override
    public SortedSet<InvocationKey> invocations() throws KernelException {
        return folders.invocations();
    }

    @Override
    public SortedSet<InvocationKey> changed() {
        return changes.drain();
    }

    /** Also writes down what a launcher would have, when the main process has ended since the last look. */
    @Override
    public Look look(InvocationKey key) throws KernelException {
        boolean alive = isAlive(key);
        return new Look(folders.records(key), alive, alive, false);
    }

    private boolean isAlive(InvocationKey key) throws KernelException {
        boolean wasRunning = isMainRunning(key);
        if (mains.containsKey(key)) {
            mains.get(key).advance();
        }
        if (wasRunning && !isMainRunning(key)) {
            family(key).gather();
        }
        boolean isAnyoneLeft = families.containsKey(key) && family(key).isAlive(); // Asked always: it watches them too.
        return isAnyoneLeft || isMainRunning(key);
    }

    private boolean isMainRunning(InvocationKey key) {
        return Optional.ofNullable(mains.get(key)).map(Main::isRunning).orElse(false);
    }

    /** {@link PortableExecutor} says of each limit that it does not hold. */
    @Override
    public List<String> create(InvocationKey key, SortedMap<String, String> records, Limits limits)
            throws KernelException {
        folders.create(key, records);
        return List.of();
    }

    @Override
    public void write(InvocationKey key, String record, String text) throws KernelException {
        folders.write(key, record, text);
    }

    @Override
    public void spawn(InvocationKey key, Launch launch) throws KernelException {
        refuseOtherUser(key, launch);
        Path log = settings.logDirectory().resolve(key.unit().stem() + ".log");
        Spawner spawner = new Spawner(launch, key.id().value(), log);
        Child child = new Child(launch, spawner, scribe(key), clock, family(key)::add, () -> changes.note(key));
        mains.put(key, child);
        child.begin();
    }

    @Override
    public Checkup checkup(InvocationKey key, Launch launch, Duration timeout) throws KernelException {
        refuseOtherUser(key, launch);
        Path log = settings.logDirectory().resolve(key.unit().stem() + ".log");
        return new PortableCheckup(launch, new Spawner(launch, key.id().value(), log), timeout);
    }

    private void refuseOtherUser(InvocationKey key, Launch launch) throws KernelException {
        if (launch.credentials().filter(who -> who.uid() != facts.user().uid()).isPresent()) {
            throw new KernelException(
                    "start", key.toString(), "the portable kernel cannot run a service as another user");
        }
    }

    /** {@code SIGKILL} as such; every other one is the request to end that the system has, {@code SIGTERM} on Unix. */
    @Override
    public void signal(InvocationKey key, Signal signal) {
        if (signal.equals(Signal.KILL)) {
            kill(key);
        } else {
            endAfterThis(key);
            family(key).ask();
        }
    }

    @Override
    public void signalMain(InvocationKey key, Signal signal) {
        endAfterThis(key);
        Optional.ofNullable(mains.get(key)).flatMap(Main::process).ifPresent(process -> send(process, signal));
    }

    private static void send(ProcessHandle process, Signal signal) {
        if (signal.equals(Signal.KILL)) {
            process.destroyForcibly();
        } else {
            process.destroy();
        }
    }

    @Override
    public void kill(InvocationKey key) {
        endAfterThis(key);
        family(key).kill();
    }

    private void endAfterThis(InvocationKey key) {
        Optional.ofNullable(mains.get(key)).ifPresent(Main::endAfterThis);
    }

    @Override
    public List<String> adjust(InvocationKey key, Limits limits) {
        return List.of();
    }

    @Override
    public SortedMap<InvocationKey, Resources> resources(SortedSet<InvocationKey> keys) {
        return new ProcessSums(Path.of("/proc")).of(keys);
    }

    @Override
    public void removeDirectory(String path) {
        // None is made: PortableExecutor refuses the unit.
    }

    @Override
    public void release(InvocationKey key) {
        // There is no cgroup.
    }

    @Override
    public void remove(InvocationKey key) throws KernelException {
        if (isAlive(key)) {
            throw new KernelException("remove", key.toString(), "a process is left");
        }
        folders.retire(key);
        folders.remove(key);
        mains.remove(key);
        families.remove(key);
    }

    @Override
    public void close() {
        changes.close();
    }
}
