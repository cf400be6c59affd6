package io.gitproc.executors.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gitproc.executors.InvocationKey;
import io.gitproc.executors.Kernel;
import io.gitproc.executors.Limits;
import io.gitproc.executors.Records;
import io.gitproc.model.unit.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Life in a part of the cgroups that somebody else made for us: nothing above our root changes, and it works. */
final class DelegationTest {
    private static final InvocationKey WEB = RealTest.WEB;
    private static final Path CGROUPS = Path.of("/sys/fs/cgroup");
    private static final Path UNIFIED = CGROUPS.resolve("unified");
    private static final List<String> VERSION_1 = List.of("memory", "cpu", "pids", "blkio", "cpuset");

    private final String name = "gitproc-delegated-" + ProcessHandle.current().pid();
    private final List<Path> made = new ArrayList<>();

    @BeforeEach
    void needsAHybridHost() {
        assumeTrue(
                Files.isWritable(UNIFIED) && Files.isWritable(CGROUPS.resolve("memory")), "needs root, a hybrid host");
    }

    @AfterEach
    void removeWhatWasMade() throws IOException {
        for (Path cgroup : made) {
            Files.delete(cgroup);
        }
    }

    private Path make(String hierarchy) throws IOException {
        Path cgroup = CGROUPS.resolve(hierarchy).resolve(name);
        Files.createDirectory(cgroup);
        made.add(cgroup);
        if (hierarchy.equals("cpuset")) {
            for (String file : List.of("cpuset.cpus", "cpuset.mems")) {
                CgroupFile.write(cgroup.resolve(file), CgroupFile.read(cgroup.resolveSibling(file)));
            }
        }
        return cgroup;
    }

    private RealWorld world() throws Exception {
        return RealWorld.openBelow(CGROUPS.resolve(name).toString());
    }

    /** The text of every file of a cgroup that says how it is set up. */
    private static SortedMap<String, String> settings(Path cgroup) throws IOException {
        SortedMap<String, String> settings = new TreeMap<>();
        for (String file : List.of(
                "cgroup.subtree_control",
                "cgroup.clone_children",
                "cpuset.cpus",
                "cpuset.mems",
                "memory.limit_in_bytes",
                "cpu.shares",
                "pids.max",
                "cgroup.procs")) {
            if (Files.exists(cgroup.resolve(file))) {
                settings.put(file, CgroupFile.read(cgroup.resolve(file)));
            }
        }
        return settings;
    }

    @Test
    void aServiceIsLimitedBelowACgroupThatIsNotChanged() throws Exception {
        make("unified");
        for (String controller : VERSION_1) {
            make(controller);
        }
        List<SortedMap<String, String>> before = new ArrayList<>();
        for (Path cgroup : made) {
            before.add(settings(cgroup));
        }

        try (RealWorld world = world()) {
            Limits limits = UnitLimits.limits(
                    world.kernel().facts(), "MemoryMax=64M", "CPUWeight=50", "TasksMax=9", "AllowedCPUs=0");
            assertThat(world.kernel().facts().unenforced()).isEmpty();
            assertThat(world.kernel().create(WEB, new TreeMap<>(), limits)).isEmpty();
            world.kernel().spawn(WEB, RealTest.running("exec sleep 1000", RealTest.PLAIN));
            world.await(WEB, look -> look.records().containsKey(Records.STARTED));

            assertThat(CgroupFile.read(world.cgroupOf(WEB, "pids").orElseThrow().resolve("pids.max")))
                    .isEqualTo("9");
            for (Path cgroup : made) {
                assertThat(settings(cgroup)).isEqualTo(before.get(made.indexOf(cgroup)));
            }
        }
        for (Path cgroup : made) {
            assertThat(Cgroup.children(cgroup)).isEmpty();
            assertThat(settings(cgroup)).isEqualTo(before.get(made.indexOf(cgroup)));
        }
    }

    @Test
    void whereOnlyTheTrackingPartWasGivenTheRestIsNotMade() throws Exception {
        make("unified");

        try (RealWorld world = world()) {
            Kernel kernel = world.kernel();
            assertThat(kernel.facts().unenforced())
                    .contains("TasksMax: no pids controller on this host")
                    .hasSize(VERSION_1.size());
            kernel.create(WEB, new TreeMap<>(), Limits.none());
            kernel.spawn(WEB, RealTest.running("exec sleep 1000", RealTest.PLAIN));
            world.await(WEB, look -> look.records().containsKey(Records.STARTED));
            kernel.signal(WEB, Signal.TERM);
            world.await(WEB, look -> !look.alive());
        }
        for (String controller : VERSION_1) {
            assertThat(CGROUPS.resolve(controller).resolve(name)).doesNotExist();
        }
    }

    @Test
    void withoutACgroupAboveNoneIsMade() throws Exception {
        try (RealWorld world = world()) {
            assertThat(world.kernel().facts().unenforced())
                    .singleElement()
                    .asString()
                    .startsWith("limits: no writable cgroup (")
                    .endsWith(name + ": no such file or directory)");
        }
        assertThat(UNIFIED.resolve(name)).doesNotExist();
    }

    @Test
    void aCpusetWithoutProcessorsIsNotUsed() throws Exception {
        make("unified");
        make("cpuset");
        CgroupFile.write(CGROUPS.resolve("cpuset").resolve(name).resolve("cpuset.cpus"), "\n");

        try (RealWorld world = world()) {
            assertThat(world.kernel().facts().unenforced()).contains("AllowedCPUs: no cpuset controller on this host");
        }
    }

    /** The kernel's rule behind it cannot be seen here: the tree of version 2 of a hybrid host has no controller to pass on. */
    @Test
    void aDaemonThatWasStartedInOurRootLeavesIt() throws Exception {
        Path root = make("unified");
        Path home = UNIFIED.resolve("cgroup.procs");
        String self = Long.toString(ProcessHandle.current().pid());
        CgroupFile.write(root.resolve("cgroup.procs"), self);
        try {
            Hierarchy unified = new Hierarchy(root, CgroupVersion.V2);
            CgroupLayout layout = new CgroupLayout(unified, new TreeMap<>(), Optional.empty(), Optional.empty());

            assertThat(CgroupRoots.obstacle(unified, layout)).isEmpty();

            assertThat(CgroupFile.read(root.resolve("cgroup.procs"))).isEmpty();
            assertThat(CgroupFile.lines(root.resolve("daemon/cgroup.procs"))).contains(self);
        } finally {
            CgroupFile.write(home, self);
            Files.deleteIfExists(root.resolve("daemon"));
        }
    }
}
