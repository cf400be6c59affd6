package io.gitproc.executors.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gitproc.executors.Kernel.Look;
import io.gitproc.executors.Limits;
import io.gitproc.executors.Records;
import io.gitproc.model.unit.Bytes;
import io.gitproc.model.unit.CpuQuota;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Limits hold, are read back, and change under a running service. On hierarchies of version 1. */
final class LimitsTest extends RealTest {
    private static final Bytes SMALL = new Bytes(32 << 20);
    private static final Bytes LARGE = new Bytes(256 << 20);

    /** Takes 64 MiB, and says so when it has them. */
    private static final String HUNGRY = "head -c 64m /dev/zero | tail -c 64m > /dev/null && echo fed";

    @BeforeEach
    void needsControllersOfVersion1() {
        assumeTrue(world().cgroupOf(WEB, "memory").isPresent(), "needs root and limits of version 1");
    }

    private static Limits memory(Bytes bytes) {
        return new Limits(Optional.of(bytes), Optional.empty());
    }

    private static Limits cpu(int hundredths) {
        return new Limits(Optional.empty(), Optional.of(new CpuQuota(hundredths)));
    }

    private String value(String controller, String file) throws IOException {
        return Files.readString(world().cgroupOf(WEB, controller).orElseThrow().resolve(file))
                .strip();
    }

    @Test
    void aServiceThatTakesMoreMemoryThanItsLimitIsKilled() throws Exception {
        assertThat(kernel().create(WEB, new TreeMap<>(), memory(SMALL))).isEmpty();
        kernel().spawn(WEB, running(HUNGRY, PLAIN));

        Look look = awaitEnd(WEB);

        assertThat(world().log(WEB)).doesNotContain("fed");
        assertThat(field(look, Records.EXIT, "code") + field(look, Records.EXIT, "signal"))
                .isNotEqualTo("0");
        assertThat(value("memory", "memory.oom_control")).contains("oom_kill 1");
    }

    @Test
    void theSameServiceIsFedUnderALargerLimit() throws Exception {
        kernel().create(WEB, new TreeMap<>(), memory(LARGE));
        kernel().spawn(WEB, running(HUNGRY, PLAIN));
        awaitEnd(WEB);

        assertThat(world().log(WEB)).isEqualTo("fed\n");
        assertThat(value("memory", "memory.limit_in_bytes")).isEqualTo(Long.toString(LARGE.value()));
    }

    @Test
    void limitsChangeUnderARunningService() throws Exception {
        kernel().create(WEB, new TreeMap<>(), memory(LARGE));
        kernel().spawn(WEB, running("exec sleep 1000", PLAIN));
        awaitStart(WEB);

        assertThat(kernel().adjust(WEB, new Limits(Optional.of(SMALL), Optional.of(new CpuQuota(2_500)))))
                .isEmpty();

        assertThat(value("memory", "memory.limit_in_bytes")).isEqualTo(Long.toString(SMALL.value()));
        assertThat(value("cpu", "cpu.cfs_quota_us")).isEqualTo("25000");
        assertThat(kernel().look(WEB).alive()).isTrue();
    }

    @Test
    void aLimitThatIsNoLongerWantedIsLifted() throws Exception {
        kernel().create(WEB, new TreeMap<>(), new Limits(Optional.of(SMALL), Optional.of(new CpuQuota(5_000))));

        assertThat(kernel().adjust(WEB, Limits.none())).isEmpty();

        assertThat(Long.parseLong(value("memory", "memory.limit_in_bytes"))).isGreaterThan(1L << 60);
        assertThat(value("cpu", "cpu.cfs_quota_us")).isEqualTo("-1");
    }

    @Test
    void aMemoryLimitBelowWhatIsInUseIsRefusedAndTheOldOneStays() throws Exception {
        kernel().create(WEB, new TreeMap<>(), memory(LARGE));
        Path ready = world().pipe("ready");
        Path leave = world().pipe("leave");
        String script = "x=$(head -c 48m /dev/zero | tr '\\0' x); echo > " + ready + "; read y < " + leave;
        kernel().spawn(WEB, running(script, PLAIN));
        Files.readString(ready);

        assertThat(kernel().adjust(WEB, memory(SMALL)))
                .singleElement()
                .asString()
                .startsWith("MemoryMax=32M: device or resource busy");

        assertThat(value("memory", "memory.limit_in_bytes")).isEqualTo(Long.toString(LARGE.value()));
        assertThat(kernel().look(WEB).alive()).isTrue();
    }

    @Test
    void aQuotaOfTheProcessorIsReadBack() throws Exception {
        assertThat(kernel().create(WEB, new TreeMap<>(), cpu(15_000))).isEmpty();

        assertThat(value("cpu", "cpu.cfs_quota_us")).isEqualTo("150000");
        assertThat(value("cpu", "cpu.cfs_period_us")).isEqualTo("100000");
    }

    @Test
    void aQuotaUnderOnePercentGetsALongerPeriod() throws Exception {
        assertThat(kernel().create(WEB, new TreeMap<>(), cpu(50))).isEmpty();

        assertThat(value("cpu", "cpu.cfs_quota_us")).isEqualTo("5000");
        assertThat(value("cpu", "cpu.cfs_period_us")).isEqualTo("1000000");
    }

    @Test
    void aQuotaThatTheKernelRefusesIsSaid() throws Exception {
        assertThat(kernel().create(WEB, new TreeMap<>(), cpu(1))).containsExactly("CPUQuota=0.01%: invalid argument");
    }
}
