package io.gitproc.executors.linux;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.executors.Account;
import io.gitproc.executors.HostFacts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is written into the files of version 2; in plain files, which take any value and keep it. That the kernel then
 * does it is not shown here.
 */
final class UnifiedControllersTest {
    private static final Account ROOT = new Account("root", 0, 0, List.of(0L), "/root", "/bin/sh");
    private static final HostFacts FACTS = new HostFacts("host", "boot", ROOT, 1L << 30, 1L << 28, 1_000, 4, List.of());
    private static final long MEBI = 1 << 20;

    @TempDir
    private Path cgroup;

    @BeforeEach
    void openCgroup() throws Exception {
        useMemory(10, 0, 0);
        file("memory.max", "max\n");
        file("memory.high", "max\n");
        file("memory.swap.max", "max\n");
        file("cpu.max", "max 100000\n");
        file("cpu.weight", "100\n");
        file("cpu.idle", "0\n");
        file("pids.max", "max\n");
        file("io.weight", "default 100\n");
        file("cpuset.cpus", "\n");
        file("cpuset.cpus.effective", "0-3\n");
    }

    /** In MiB. */
    private void useMemory(long all, long file, long shared) throws Exception {
        file("memory.current", all * MEBI + "\n");
        file("memory.stat", "anon 1\nfile " + file * MEBI + "\nshmem " + shared * MEBI + "\n");
    }

    private void file(String name, String text) throws Exception {
        Files.writeString(cgroup.resolve(name), text);
    }

    private String text(String name) throws Exception {
        return Files.readString(cgroup.resolve(name));
    }

    private List<String> impose(String... lines) {
        return limiter().impose(hierarchy -> hierarchy.root(), UnitLimits.limits(FACTS, lines));
    }

    private List<String> adjust(String... lines) {
        return limiter().adjust(hierarchy -> hierarchy.root(), UnitLimits.limits(FACTS, lines));
    }

    private Limiter limiter() {
        SortedMap<Controller, Hierarchy> controllers = new TreeMap<>();
        for (Controller each : Controller.values()) {
            controllers.put(each, new Hierarchy(cgroup, CgroupVersion.V2));
        }
        return new Limiter(controllers);
    }

    @Test
    void everyLimitHasItsFile() throws Exception {
        file("cpuset.cpus.effective", "0-1\n");

        assertThat(impose(
                        "MemoryMax=64M",
                        "MemoryHigh=48M",
                        "MemorySwapMax=0",
                        "CPUQuota=50%",
                        "CPUWeight=300",
                        "TasksMax=20",
                        "IOWeight=1000",
                        "AllowedCPUs=0 1"))
                .isEmpty();

        assertThat(text("memory.max")).isEqualTo("67108864");
        assertThat(text("memory.high")).isEqualTo("50331648");
        assertThat(text("memory.swap.max")).isEqualTo("0");
        assertThat(text("cpu.max")).isEqualTo("50000 100000");
        assertThat(text("cpu.weight")).isEqualTo("300");
        assertThat(text("pids.max")).isEqualTo("20");
        assertThat(text("io.weight")).isEqualTo("1000");
        assertThat(text("cpuset.cpus")).isEqualTo("0-1");
    }

    @Test
    void sharesAreOfMemoryOfSwapAndOfTasks() throws Exception {
        impose("MemoryMax=50%", "MemorySwapMax=25%", "TasksMax=10%");

        assertThat(text("memory.max")).isEqualTo(Long.toString(512 * MEBI));
        assertThat(text("memory.swap.max")).isEqualTo(Long.toString(64 * MEBI));
        assertThat(text("pids.max")).isEqualTo("100");
    }

    @Test
    void whatIsNotWantedIsLifted() throws Exception {
        impose("MemoryMax=64M", "CPUQuota=50%", "CPUWeight=idle", "TasksMax=20", "AllowedCPUs=1", "IOWeight=5");

        assertThat(adjust()).isEmpty();

        assertThat(text("memory.max")).isEqualTo("max");
        assertThat(text("cpu.max")).isEqualTo("max 100000");
        assertThat(text("cpu.idle")).isEqualTo("0");
        assertThat(text("cpu.weight")).isEqualTo("100");
        assertThat(text("pids.max")).isEqualTo("max");
        assertThat(text("io.weight")).isEqualTo("100");
        assertThat(text("cpuset.cpus")).isEqualTo("\n");
    }

    @Test
    void aNewCgroupIsLeftAsItIsWhereNothingIsWanted() throws Exception {
        impose("MemoryMax=64M");

        assertThat(text("cpu.max")).isEqualTo("max 100000\n");
    }

    @Test
    void anIdleUnitHasNoWeight() throws Exception {
        assertThat(impose("CPUWeight=idle")).isEmpty();

        assertThat(text("cpu.idle")).isEqualTo("1");
        assertThat(text("cpu.weight")).isEqualTo("100\n");
    }

    @Test
    void aMemoryLimitUnderWhatCannotBeReclaimedNeedsARestart() throws Exception {
        useMemory(100, 50, 20);

        assertThat(adjust("MemoryMax=64M")).containsExactly("MemoryMax=64M: 70M are in use, so it needs a restart");

        assertThat(text("memory.max")).isEqualTo("max\n");
    }

    @Test
    void aMemoryLimitAboveWhatCannotBeReclaimedIsTaken() throws Exception {
        useMemory(100, 50, 0);

        assertThat(adjust("MemoryMax=64M")).isEmpty();
    }

    @Test
    void processorsThatThereAreNotAreSaid() throws Exception {
        assertThat(impose("AllowedCPUs=7")).containsExactly("AllowedCPUs=7: the kernel applied 0-3");
    }

    @Test
    void bothSchedulersOfDisksAreTold() throws Exception {
        file("io.bfq.weight", "default 100\n");

        assertThat(impose("IOWeight=10000")).isEmpty();

        assertThat(text("io.weight")).isEqualTo("10000");
        assertThat(text("io.bfq.weight")).isEqualTo("1000");
    }

    @Test
    void aFileThatThisKernelDoesNotHaveIsTheCauseWhereItIsWanted() throws Exception {
        for (String file : List.of("io.weight", "memory.swap.max", "cpu.idle")) {
            Files.delete(cgroup.resolve(file));
        }

        assertThat(adjust()).isEmpty();
        assertThat(impose("IOWeight=200", "MemorySwapMax=1M", "CPUWeight=idle"))
                .containsExactly(
                        "MemorySwapMax=1M: this kernel has no memory.swap.max",
                        "CPUWeight=idle: this kernel has no cpu.idle",
                        "IOWeight=200: this kernel has no io.weight");
    }

    @Test
    void outOfMemoryEndsTheServiceAsOne() throws Exception {
        file("memory.oom.group", "0\n");

        new Cgroup(cgroup, CgroupVersion.V2).dieAsOne();

        assertThat(text("memory.oom.group")).isEqualTo("1");
    }

    @Test
    void onlyControllersThatAreMissingAreEnabled() throws Exception {
        file("cgroup.subtree_control", "cpu io\n");

        UnifiedTree.enable(cgroup, List.of("cpu", "memory"));

        assertThat(text("cgroup.subtree_control")).isEqualTo("+memory");
        assertThat(UnifiedTree.enabledBelow(cgroup.resolve("nowhere"))).isEmpty();
    }
}
