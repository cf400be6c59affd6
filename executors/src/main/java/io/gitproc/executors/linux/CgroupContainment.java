package io.gitproc.executors.linux;

import io.gitproc.executors.InvocationKey;
import io.gitproc.executors.KernelException;
import io.gitproc.executors.Limits;
import io.gitproc.executors.Resources;
import io.gitproc.executors.Usage;
import io.gitproc.model.unit.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * By cgroups: {@code <root>/<unit>/<generation>-<id>} in each hierarchy that has a part to play, and one for all launchers
 * in the one that tracks. A launcher is not in the cgroup of its service, so that neither a kill of that nor the OOM killer
 * takes the one who writes down the end.
 */
final class CgroupContainment implements Containment {
    /** More rounds than one are needed only where there is no freezer, against a service that forks as it dies. */
    private static final int KILL_ROUNDS_MAX = 100;

    private static final String LAUNCHERS = "launchers"; // No unit is called that: their names have a suffix.

    private final CgroupLayout layout;
    private final Limiter limiter;

    private CgroupContainment(CgroupLayout layout) {
        this.layout = layout;
        this.limiter = new Limiter(layout.controllers());
    }

    /** With those controllers of the layout that can be used. */
    static CgroupContainment open(CgroupLayout layout) {
        return new CgroupContainment(CgroupRoots.usable(layout));
    }

    /** Why no cgroup can be made; empty when one can. */
    Optional<String> obstacle() {
        return CgroupRoots.obstacle(layout.tracking(), layout);
    }

    @Override
    public List<String> unenforced() {
        return limiter.unenforced();
    }

    @Override
    public SortedSet<InvocationKey> invocations() throws KernelException {
        NavigableSet<InvocationKey> keys = new TreeSet<>();
        for (Hierarchy hierarchy : layout.hierarchies()) {
            try {
                collect(hierarchy.root(), keys);
            } catch (IOException e) {
                throw Cause.of("list cgroups", hierarchy.root(), e);
            }
        }
        return keys;
    }

    private static void collect(Path root, NavigableSet<InvocationKey> keys) throws IOException {
        for (Path unit : Cgroup.children(root)) {
            for (Path cgroup : Cgroup.children(unit)) {
                InvocationKey.parse(
                                unit.getFileName().toString(),
                                cgroup.getFileName().toString())
                        .ifPresent(keys::add);
            }
        }
    }

    @Override
    public List<String> create(InvocationKey key, Limits limits) throws KernelException {
        for (Hierarchy hierarchy : layout.hierarchies()) {
            try {
                create(hierarchy, key);
            } catch (IOException e) {
                throw Cause.of("create cgroup", folder(hierarchy, key), e);
            }
        }
        return limiter.impose(hierarchy -> folder(hierarchy, key), limits);
    }

    private void create(Hierarchy hierarchy, InvocationKey key) throws IOException {
        Path unit = unitFolder(hierarchy, key);
        if (!Files.isDirectory(unit, LinkOption.NOFOLLOW_LINKS)) {
            CgroupRoots.prepare(hierarchy, layout);
            CgroupRoots.make(unit);
        }
        if (hierarchy.version() == CgroupVersion.V2) {
            UnifiedTree.enable(unit, layout.unifiedControllers());
        }
        CgroupRoots.make(folder(hierarchy, key));
        cgroup(hierarchy, key).dieAsOne();
        if (hierarchy.equals(layout.tracking())) {
            CgroupRoots.make(launchers().folder());
        }
    }

    @Override
    public List<String> adjust(InvocationKey key, Limits limits) {
        return limiter.adjust(hierarchy -> folder(hierarchy, key), limits);
    }

    @Override
    public Optional<Usage> usage(InvocationKey key) {
        return layout.limiting(Controller.MEMORY)
                .flatMap(hierarchy -> MemoryUsage.read(folder(hierarchy, key), hierarchy.version()));
    }

    @Override
    public SortedMap<InvocationKey, Resources> resources(SortedSet<InvocationKey> keys) {
        SortedMap<InvocationKey, Resources> found = new TreeMap<>();
        keys.forEach(key -> found.put(key, new Accounting(layout, hierarchy -> folder(hierarchy, key)).read()));
        found.values().removeIf(Resources.none()::equals);
        return found;
    }

    @Override
    public List<Path> home() {
        return List.of(launchers().entry());
    }

    @Override
    public List<Path> entries(InvocationKey key) {
        return layout.hierarchies().stream()
                .map(hierarchy -> cgroup(hierarchy, key).entry())
                .toList();
    }

    @Override
    public boolean exists(InvocationKey key) {
        return layout.hierarchies().stream()
                .anyMatch(hierarchy -> cgroup(hierarchy, key).exists());
    }

    /** A cgroup that cannot be read is taken for populated: nothing is removed or started on a doubt. */
    @Override
    public boolean isPopulated(InvocationKey key) {
        try {
            return tracking(key).isPopulated();
        } catch (IOException e) {
            return tracking(key).exists();
        }
    }

    @Override
    public SortedSet<Long> atHome() throws KernelException {
        try {
            return launchers().processes();
        } catch (IOException e) {
            throw Cause.of("read cgroup", launchers().folder(), e);
        }
    }

    @Override
    public void signal(InvocationKey key, int number) throws KernelException {
        try {
            tracking(key).signal(number);
        } catch (IOException e) {
            throw Cause.of("signal cgroup", folder(layout.tracking(), key), e);
        }
    }

    @Override
    public void kill(InvocationKey key) throws KernelException {
        try {
            Cgroup cgroup = tracking(key);
            if (cgroup.killsAtOnce()) {
                cgroup.kill();
            } else if (cgroup.exists()) {
                killFrozen(key);
            }
        } catch (IOException e) {
            throw Cause.of("kill cgroup", folder(layout.tracking(), key), e);
        }
    }

    /** For kernels that cannot kill a cgroup: stop all, so that none forks, and kill what is there. */
    private void killFrozen(InvocationKey key) throws IOException, KernelException {
        NavigableSet<Long> killed = new TreeSet<>();
        for (int round = 0;
                round < KILL_ROUNDS_MAX && !killed.containsAll(tracking(key).processes());
                round++) {
            Optional<Freezer> freezer = freezer(key);
            if (freezer.isPresent()) {
                freezer.get().freeze();
            }
            try {
                killed.addAll(tracking(key).processes());
                tracking(key).signal(Signal.KILL.number());
            } finally {
                if (freezer.isPresent()) {
                    freezer.get().thaw();
                }
            }
        }
    }

    private Optional<Freezer> freezer(InvocationKey key) {
        Optional<Hierarchy> hierarchy = switch (layout.tracking().version()) {
            case V1 -> layout.freezer();
            case V2 -> Optional.of(layout.tracking());
        };
        return hierarchy.map(each -> new Freezer(folder(each, key), each.version()));
    }

    @Override
    public void remove(InvocationKey key) throws KernelException {
        for (Hierarchy hierarchy : layout.hierarchies()) {
            try {
                cgroup(hierarchy, key).remove();
                CgroupRoots.removeIfUnused(unitFolder(hierarchy, key));
                removeRootIfUnused(hierarchy);
            } catch (IOException e) {
                throw Cause.of("remove cgroup", folder(hierarchy, key), e);
            }
        }
    }

    /** The cgroup of the launchers goes with the last unit, since a launcher on its way to it has a unit. */
    private void removeRootIfUnused(Hierarchy hierarchy) throws IOException {
        if (Cgroup.count(hierarchy.root()) > 1) {
            return; // Another unit, as a rule: a thousand of them are not listed for each that goes.
        }
        Cgroup launchers = launchers();
        if (Cgroup.children(hierarchy.root()).equals(List.of(launchers.folder())) && !launchers.isPopulated()) {
            launchers.remove();
        }
        CgroupRoots.removeIfUnused(hierarchy.root());
    }

    private Cgroup launchers() {
        Hierarchy tracking = layout.tracking();
        return new Cgroup(tracking.root().resolve(LAUNCHERS), tracking.version());
    }

    private Cgroup tracking(InvocationKey key) {
        return cgroup(layout.tracking(), key);
    }

    private static Cgroup cgroup(Hierarchy hierarchy, InvocationKey key) {
        return new Cgroup(folder(hierarchy, key), hierarchy.version());
    }

    private static Path folder(Hierarchy hierarchy, InvocationKey key) {
        return unitFolder(hierarchy, key).resolve(key.directory());
    }

    private static Path unitFolder(Hierarchy hierarchy, InvocationKey key) {
        return hierarchy.root().resolve(key.unit().value());
    }
}
