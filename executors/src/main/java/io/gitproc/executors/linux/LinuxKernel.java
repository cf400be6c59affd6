package io.gitproc.executors.linux;

import io.gitproc.executors.Account;
import io.gitproc.executors.Checkup;
import io.gitproc.executors.HostFacts;
import io.gitproc.executors.InvocationKey;
import io.gitproc.executors.Kernel;
import io.gitproc.executors.KernelException;
import io.gitproc.executors.Launch;
import io.gitproc.executors.Limits;
import io.gitproc.executors.Records;
import io.gitproc.executors.Resources;
import io.gitproc.executors.Usage;
import io.gitproc.executors.records.DirectoryTree;
import io.gitproc.executors.records.HostFile;
import io.gitproc.executors.records.HostFileTree;
import io.gitproc.executors.records.InvocationFolders;
import io.gitproc.model.condition.FileTree;
import io.gitproc.model.unit.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The kernel of this host. */
public final class LinuxKernel implements Kernel {
    private static final int STOP = 19; // SIGSTOP
    private static final String LOG_GROUP = "gitproc";

    private final KernelSettings settings;
    private final HostFacts facts;
    private final Accounts accounts;
    private final InvocationFolders folders;
    private final Containment containment;
    private final ExitWatch exits;
    private final Launchers launchers;
    private final MainProcesses mainProcesses;
    private final PidNamespaces pidNamespaces;
    private final SortedSet<InvocationKey> killed = new TreeSet<>();

    private LinuxKernel(
            KernelSettings settings,
            HostFacts facts,
            Accounts accounts,
            InvocationFolders folders,
            Containment containment,
            ExitWatch exits,
            Launchers launchers,
            MainProcesses mainProcesses,
            PidNamespaces pidNamespaces) {
        this.settings = settings;
        this.facts = facts;
        this.accounts = accounts;
        this.folders = folders;
        this.containment = containment;
        this.exits = exits;
        this.launchers = launchers;
        this.mainProcesses = mainProcesses;
        this.pidNamespaces = pidNamespaces;
    }

    /**
     * Makes the folders that are missing, and starts the thread that watches.
     *
     * @param wake called by that thread when {@link #changed} has something to say; must not wait
     * @throws KernelException when a folder cannot be made, or the kernel is older than Linux 5.4
     */
    public static LinuxKernel open(KernelSettings settings, Runnable wake) throws KernelException {
        ProcFs proc = new ProcFs(Path.of("/proc"));
        return open(settings, wake, proc, Mount.parseAll(proc.mounts()));
    }

    /** As if these were the mounts of the host. */
    static LinuxKernel open(KernelSettings settings, Runnable wake, ProcFs proc, List<Mount> mounts)
            throws KernelException {
        Accounts accounts = new Accounts();
        PidFd.require();
        InvocationFolders folders = InvocationFolders.open(settings.runtimeDirectory());
        makeLogDirectory(settings.logDirectory());
        ExitWatch exits = ExitWatch.start(wake);
        Launchers launchers = new Launchers(settings.launcher(), folders, proc, exits);
        Containment containment = contain(settings, proc, mounts, launchers, folders);
        MainProcesses mainProcesses = new MainProcesses(proc, folders);
        PidNamespaces pidNamespaces = PidNamespaces.probe(settings.launcher());
        HostFacts facts = survey(proc, accounts.own(), containment, pidNamespaces);
        return new LinuxKernel(
                settings, facts, accounts, folders, containment, exits, launchers, mainProcesses, pidNamespaces);
    }

    private static Containment contain(
            KernelSettings settings, ProcFs proc, List<Mount> mounts, Launchers launchers, InvocationFolders folders) {
        Path root = Path.of(settings.cgroupRoot());
        Optional<CgroupContainment> cgroups = CgroupLayout.of(mounts, root).map(CgroupContainment::open);
        Optional<String> obstacle = cgroups.isEmpty()
                ? Optional.of(root + " is not below a cgroup mount")
                : cgroups.get().obstacle();
        return obstacle.<Containment>map(reason -> new DescendantContainment(proc, launchers, folders, reason))
                .orElseGet(cgroups::get);
    }

    private static HostFacts survey(ProcFs proc, Account user, Containment containment, PidNamespaces pidNamespaces) {
        List<String> unenforced = new ArrayList<>(containment.unenforced());
        unenforced.addAll(pidNamespaces.unenforced());
        if (!user.isRoot()) {
            unenforced.add("User and Group: only root can start a service as somebody else");
        }
        return new HostFacts(
                proc.hostName(),
                proc.bootId(),
                user,
                proc.memory(),
                proc.swap(),
                proc.tasks(),
                Native.LIBC.get_nprocs(),
                unenforced);
    }

    private static void makeLogDirectory(Path directory) throws KernelException {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw Cause.of("create log directory", directory, e);
        }
    }

    @Override
    public HostFacts facts() {
        return facts;
    }

    @Override
    public Optional<Account> account(String user) {
        return accounts.user(user);
    }

    @Override
    public OptionalLong group(String group) {
        return accounts.group(group);
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
        return new PathAccess(account.orElse(facts.user())).executable(path);
    }

    @Override
    public Access enterable(String path, Optional<Account> account) {
        return new PathAccess(account.orElse(facts.user())).enterable(path);
    }

    @Override
    public SortedSet<InvocationKey> invocations() throws KernelException {
        SortedSet<InvocationKey> keys = folders.invocations();
        keys.addAll(containment.invocations());
        return keys;
    }

    @Override
    public SortedSet<InvocationKey> changed() {
        return exits.changed();
    }

    /** A launcher that began while it was looked at is looked at again, or it would be taken for one that was killed. */
    @Override
    public Look look(InvocationKey key) throws KernelException {
        Look look = lookOnce(key);
        boolean beganMeanwhile = !look.attended()
                && look.records().containsKey(Records.LAUNCHER)
                && !look.records().containsKey(Records.EXIT);
        return beganMeanwhile ? lookOnce(key) : look;
    }

    /** An end is told by the descriptor of the launcher, which is attended from now on, and a record changes the folder. */
    @Override
    public OptionalLong stamp(InvocationKey key) throws KernelException {
        boolean attended = exits.running(key).isPresent() || launchers.find(key).isPresent();
        return attended ? folders.stamp(key) : OptionalLong.empty();
    }

    /** Life first, then records: a launcher that ends in between has written all of them. */
    private Look lookOnce(InvocationKey key) throws KernelException {
        boolean attended = launchers.find(key).isPresent();
        boolean alive = attended || lingers(key);
        return new Look(folders.records(key), alive, attended, containment.exists(key));
    }

    private boolean lingers(InvocationKey key) throws KernelException {
        boolean lingers = isPopulated(key);
        if (lingers) {
            exits.linger(key, () -> !isPopulatedForAllWeKnow(key));
        }
        return lingers;
    }

    private boolean isPopulatedForAllWeKnow(InvocationKey key) {
        try {
            return isPopulated(key);
        } catch (KernelException e) {
            return false; // Who is told to look again comes upon it, and says so.
        }
    }

    /** In the order in which a child goes, so that it is not missed in between. */
    private boolean isPopulated(InvocationKey key) throws KernelException {
        return isLeftOnItsWay(key) || containment.isPopulated(key);
    }

    /** A launcher that was killed may have left a child that has not come to its cgroup. */
    private boolean isLeftOnItsWay(InvocationKey key) throws KernelException {
        return folders.record(key, Records.LAUNCHER).isPresent()
                && folders.record(key, Records.EXIT).isEmpty()
                && launchers.isAnyOnItsWay(key, containment.atHome());
    }

    @Override
    public List<String> create(InvocationKey key, SortedMap<String, String> records, Limits limits)
            throws KernelException {
        List<String> notApplied = containment.create(key, limits);
        folders.create(key, records);
        return notApplied;
    }

    @Override
    public void write(InvocationKey key, String record, String text) throws KernelException {
        folders.write(key, record, text);
    }

    @Override
    public void spawn(InvocationKey key, Launch launch) throws KernelException {
        Placement placement = placement(key, pidNamespaces.way());
        if (launch.listening().isOn()) {
            folders.openToNotify();
        }
        folders.write(key, Records.ORDERS, Orders.of(launch, placement, log(key)));
        launchers.spawn(key);
    }

    @Override
    public Checkup checkup(InvocationKey key, Launch launch, Duration timeout) throws KernelException {
        Placement placement = placement(key, PidNamespaces.Way.NONE);
        return new LaunchedCheckup(settings.launcher(), Orders.of(launch, placement, log(key)), timeout);
    }

    private Placement placement(InvocationKey key, PidNamespaces.Way pidNamespace) {
        return new Placement(containment.home(), containment.entries(key), pidNamespace, folders.notifySocket(key));
    }

    private LogFile log(InvocationKey key) {
        return new LogFile(settings.logDirectory().resolve(key.unit().stem() + ".log"), accounts.group(LOG_GROUP));
    }

    @Override
    public void signal(InvocationKey key, Signal signal) throws KernelException {
        if (isBeforeStart(key)) {
            launchers.signal(key, signal.number()); // It passes it on to the service as soon as there is one.
        }
        containment.signal(key, signal.number());
    }

    @Override
    public void signalMain(InvocationKey key, Signal signal) throws KernelException {
        if (!isBeforeStart(key)) {
            mainProcesses.signal(key, signal.number());
        } else if (signal.equals(Signal.KILL)) {
            kill(key);
        } else {
            launchers.signal(key, signal.number()); // As above.
        }
    }

    /**
     * The launcher is left to write the end down, which takes it a moment; one that is not done with it by the next kill,
     * or that has started nothing yet, goes too.
     */
    @Override
    public void kill(InvocationKey key) throws KernelException {
        boolean isRepeated = !killed.add(key);
        if (isRepeated || isBeforeStart(key)) {
            killWithLauncher(key);
        } else {
            containment.kill(key);
        }
    }

    /**
     * The launcher is stopped meanwhile, so that nothing starts behind our back. A child that has not come to its cgroup
     * dies with it; one that came there since then of the second round.
     */
    private void killWithLauncher(InvocationKey key) throws KernelException {
        launchers.signal(key, STOP);
        containment.kill(key);
        launchers.signal(key, Signal.KILL.number());
        containment.kill(key);
    }

    private boolean isBeforeStart(InvocationKey key) throws KernelException {
        return folders.record(key, Records.STARTED).isEmpty();
    }

    @Override
    public List<String> adjust(InvocationKey key, Limits limits) {
        return containment.adjust(key, limits);
    }

    @Override
    public Optional<Usage> usage(InvocationKey key) {
        return containment.usage(key);
    }

    @Override
    public SortedMap<InvocationKey, Resources> resources(SortedSet<InvocationKey> keys) {
        return containment.resources(keys);
    }

    @Override
    public void removeDirectory(String path) throws KernelException {
        Path directory = Path.of(path);
        if (settings.runtimeDirectory().startsWith(directory)) {
            throw new KernelException("remove", path, "the daemon has its own files in it");
        }
        try {
            DirectoryTree.remove(directory);
        } catch (IOException e) {
            throw Cause.of("remove", path, e);
        }
    }

    @Override
    public void release(InvocationKey key) throws KernelException {
        containment.remove(key);
    }

    /** Out of sight first, so that a launcher on its way stops; if one was quicker, all stays as it is. */
    @Override
    public void remove(InvocationKey key) throws KernelException {
        if (launchers.find(key).isPresent() || lingers(key)) {
            throw new KernelException("remove", key.toString(), "a process is left");
        }
        boolean retired = folders.retire(key);
        try {
            containment.remove(key);
        } catch (KernelException e) {
            if (retired) {
                folders.restore(key);
            }
            throw e;
        }
        folders.remove(key);
        killed.remove(key);
    }

    @Override
    public void close() {
        exits.close();
    }
}
