package io.gitproc.executors.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gitproc.executors.Kernel.Look;
import io.gitproc.executors.KernelException;
import io.gitproc.executors.Limits;
import io.gitproc.executors.Records;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Limits hold against real programs, are read back, and change under a running service. On hierarchies of version 1. */
final class LimitsTest extends RealTest {
    private static final long MEBI = 1 << 20;

    /** Takes 64 MiB, and says so when it has them. */
    private static final String HUNGRY = "head -c 64m /dev/zero | tail -c 64m > /dev/null && echo fed";

    @BeforeEach
    void needsControllersOfVersion1() {
        assumeTrue(world().cgroupOf(WEB, "memory").isPresent(), "needs root and limits of version 1");
    }

    private Limits limits(String... lines) {
        return UnitLimits.limits(kernel().facts(), lines);
    }

    private List<String> create(String... lines) throws KernelException {
        return kernel().create(WEB, new TreeMap<>(), limits(lines));
    }

    private List<String> adjust(String... lines) throws KernelException {
        return kernel().adjust(WEB, limits(lines));
    }

    private void spawn(String script) throws KernelException {
        kernel().spawn(WEB, running(script, PLAIN));
    }

    private Path file(String controller, String name) {
        return world().cgroupOf(WEB, controller).orElseThrow().resolve(name);
    }

    private String value(String controller, String file) throws IOException {
        return CgroupFile.read(file(controller, file));
    }

    private long statistic(String controller, String file, String name) throws IOException {
        return CgroupFile.lines(file(controller, file)).stream()
                .filter(line -> line.startsWith(name + " "))
                .mapToLong(line -> Long.parseLong(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    /** What a line of {@code /proc/<pid>/status} says of the main process. */
    private static String status(Look look, String name) throws IOException {
        return Files.readAllLines(Path.of("/proc", field(look, Records.STARTED, "pid"), "status")).stream()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElseThrow();
    }

    // Real programs.

    @Test
    void aServiceThatTakesMoreMemoryThanItsLimitIsKilled() throws Exception {
        assertThat(create("MemoryMax=32M")).isEmpty();
        spawn(HUNGRY);

        Look look = awaitEnd(WEB);

        assertThat(world().log(WEB)).doesNotContain("fed");
        assertThat(field(look, Records.EXIT, "code") + field(look, Records.EXIT, "signal"))
                .isNotEqualTo("0");
        assertThat(statistic("memory", "memory.oom_control", "oom_kill")).isPositive();
    }

    @Test
    void theSameServiceIsFedUnderALargerLimit() throws Exception {
        create("MemoryMax=256M");
        spawn(HUNGRY);
        awaitEnd(WEB);

        assertThat(world().log(WEB)).contains("fed");
        assertThat(statistic("memory", "memory.oom_control", "oom_kill")).isZero();
    }

    @Test
    void aServiceThatComputesMoreThanItsQuotaIsThrottled() throws Exception {
        assertThat(create("CPUQuota=20%")).isEmpty();
        spawn("i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done");
        awaitEnd(WEB);

        assertThat(statistic("cpu", "cpu.stat", "nr_throttled")).isPositive();
    }

    @Test
    void aServiceThatForksWithoutEndIsStoppedByTheNumberOfItsTasks() throws Exception {
        assertThat(create("TasksMax=12")).isEmpty();
        spawn("i=0; while [ $i -lt 50 ]; do sleep 1000 & i=$((i+1)); echo forked; done");
        world().await(WEB, look -> look.records().containsKey(Records.EXIT));

        assertThat(statistic("pids", "pids.events", "max")).isPositive();
        assertThat(Integer.parseInt(value("pids", "pids.current"))).isLessThanOrEqualTo(12);
        assertThat(world().log(WEB).lines().filter(line -> line.endsWith("forked")))
                .hasSizeLessThan(12);
    }

    @Test
    void aServiceRunsOnTheProcessorsThatItIsAllowedAlone() throws Exception {
        assumeTrue(kernel().facts().processors() > 1, "needs two processors");
        assertThat(create("AllowedCPUs=1")).isEmpty();
        spawn("exec sleep 1000");
        Look look = awaitStart(WEB);
        assertThat(status(look, "Cpus_allowed_list")).isEqualTo("1");

        assertThat(adjust("AllowedCPUs=0")).isEmpty();
        assertThat(status(look, "Cpus_allowed_list")).isEqualTo("0");

        String all = CgroupFile.read(Path.of("/sys/fs/cgroup/cpuset/cpuset.cpus"));
        assertThat(adjust()).isEmpty();
        assertThat(status(look, "Cpus_allowed_list")).isEqualTo(all);
    }

    @Test
    void aProcessorThatDoesNotExistIsSaid() throws Exception {
        assertThat(create("AllowedCPUs=900")).containsExactly("AllowedCPUs=900: numerical result out of range");
    }

    // Values.

    @Test
    void everyLimitIsSetAndReadBack() throws Exception {
        assertThat(create(
                        "MemoryMax=64M",
                        "MemorySwapMax=16M",
                        "CPUQuota=150%",
                        "CPUWeight=200",
                        "TasksMax=100",
                        "IOWeight=1000",
                        "AllowedCPUs=0"))
                .isEmpty();

        assertThat(value("memory", "memory.limit_in_bytes")).isEqualTo(Long.toString(64 * MEBI));
        assertThat(value("memory", "memory.memsw.limit_in_bytes")).isEqualTo(Long.toString(80 * MEBI));
        assertThat(value("cpu", "cpu.cfs_quota_us")).isEqualTo("150000");
        assertThat(value("cpu", "cpu.cfs_period_us")).isEqualTo("100000");
        assertThat(value("cpu", "cpu.shares")).isEqualTo("2048");
        assertThat(value("pids", "pids.max")).isEqualTo("100");
        assertThat(value("blkio", "blkio.bfq.weight")).isEqualTo("181");
        assertThat(value("cpuset", "cpuset.cpus")).isEqualTo("0");
    }

    @Test
    void limitsChangeUnderARunningService() throws Exception {
        create("MemoryMax=256M", "TasksMax=10");
        spawn("exec sleep 1000");
        awaitStart(WEB);

        assertThat(adjust("MemoryMax=32M", "CPUQuota=25%", "CPUWeight=idle", "TasksMax=20"))
                .isEmpty();

        assertThat(value("memory", "memory.limit_in_bytes")).isEqualTo(Long.toString(32 * MEBI));
        assertThat(value("cpu", "cpu.cfs_quota_us")).isEqualTo("25000");
        assertThat(value("cpu", "cpu.idle")).isEqualTo("1");
        assertThat(value("pids", "pids.max")).isEqualTo("20");
        assertThat(kernel().look(WEB).alive()).isTrue();
    }

    @Test
    void aLimitThatIsNoLongerWantedIsLifted() throws Exception {
        create(
                "MemoryMax=32M",
                "MemorySwapMax=0",
                "CPUQuota=50%",
                "CPUWeight=idle",
                "TasksMax=5",
                "IOWeight=10",
                "AllowedCPUs=0");

        assertThat(adjust()).isEmpty();

        assertThat(Long.parseLong(value("memory", "memory.limit_in_bytes"))).isGreaterThan(1L << 60);
        assertThat(Long.parseLong(value("memory", "memory.memsw.limit_in_bytes")))
                .isGreaterThan(1L << 60);
        assertThat(value("cpu", "cpu.cfs_quota_us")).isEqualTo("-1");
        assertThat(value("cpu", "cpu.idle")).isEqualTo("0");
        assertThat(value("cpu", "cpu.shares")).isEqualTo("1024");
        assertThat(value("pids", "pids.max")).isEqualTo("max");
        assertThat(value("blkio", "blkio.bfq.weight")).isEqualTo("100");
        assertThat(value("cpuset", "cpuset.cpus"))
                .isEqualTo(CgroupFile.read(Path.of("/sys/fs/cgroup/cpuset/cpuset.cpus")));
    }

    @Test
    void aMemoryLimitBelowWhatIsInUseNeedsARestartAndTheOldOneStays() throws Exception {
        create("MemoryMax=256M");
        Path ready = world().pipe("ready");
        Path leave = world().pipe("leave");
        spawn("x=$(head -c 48m /dev/zero | tr '\\0' x); echo > " + ready + "; read y < " + leave);
        Files.readString(ready);

        assertThat(adjust("MemoryMax=32M"))
                .singleElement()
                .asString()
                .matches("MemoryMax=32M: [0-9A-Z]+ are in use, so it needs a restart");

        assertThat(value("memory", "memory.limit_in_bytes")).isEqualTo(Long.toString(256 * MEBI));
        assertThat(kernel().look(WEB).alive()).isTrue();
    }

    @Test
    void aLimitOfMemoryAndSwapGrowsAndShrinks() throws Exception {
        create("MemoryMax=64M", "MemorySwapMax=0");

        assertThat(adjust("MemoryMax=128M", "MemorySwapMax=8M")).isEmpty();
        assertThat(value("memory", "memory.memsw.limit_in_bytes")).isEqualTo(Long.toString(136 * MEBI));

        assertThat(adjust("MemoryMax=32M", "MemorySwapMax=8M")).isEmpty();
        assertThat(value("memory", "memory.memsw.limit_in_bytes")).isEqualTo(Long.toString(40 * MEBI));
    }

    @Test
    void aLimitOfSwapAloneIsSaidToBeImpossible() throws Exception {
        assertThat(create("MemorySwapMax=8M"))
                .containsExactly("MemorySwapMax=8M: cgroups of version 1 limit swap only together with MemoryMax=");
    }

    @Test
    void whatVersion1DoesNotHaveIsSaid() throws Exception {
        assertThat(create("MemoryHigh=8M")).containsExactly("MemoryHigh=8M: cgroups of version 1 do not have it");
    }

    @Test
    void aShareIsOfWhatTheMachineHas() throws Exception {
        create("MemoryMax=50%", "TasksMax=10%");

        long half = kernel().facts().memory() / 2;
        assertThat(Long.parseLong(value("memory", "memory.limit_in_bytes"))).isBetween(half - 65_536, half);
        assertThat(value("pids", "pids.max"))
                .isEqualTo(Long.toString(kernel().facts().tasks() / 10));
    }

    @Test
    void aQuotaUnderOnePercentGetsALongerPeriod() throws Exception {
        assertThat(create("CPUQuota=0.5%")).isEmpty();

        assertThat(value("cpu", "cpu.cfs_quota_us")).isEqualTo("5000");
        assertThat(value("cpu", "cpu.cfs_period_us")).isEqualTo("1000000");
    }

    @Test
    void aQuotaThatTheKernelRefusesIsSaid() throws Exception {
        assertThat(create("CPUQuota=0.01%")).containsExactly("CPUQuota=0.01%: invalid argument");
    }
}
