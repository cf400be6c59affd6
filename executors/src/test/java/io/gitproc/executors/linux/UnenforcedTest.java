package io.gitproc.executors.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gitproc.executors.Limits;
import io.gitproc.model.unit.Bytes;
import io.gitproc.model.unit.CpuQuota;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a host cannot enforce is said, as a fact of the host and for each limit. */
final class UnenforcedTest {
    private static final Limits BOTH = new Limits(Optional.of(new Bytes(64 << 20)), Optional.of(new CpuQuota(5_000)));

    @Test
    void aHostWithoutCgroupsEnforcesNoLimit() throws Exception {
        try (RealWorld world = RealWorld.withoutCgroups()) {
            assertThat(world.kernel().facts().unenforced())
                    .anySatisfy(sentence -> assertThat(sentence)
                            .startsWith("MemoryMax and CPUQuota: no writable cgroup (")
                            .endsWith(" is not below a cgroup mount)"));
            assertThat(world.kernel().create(RealTest.WEB, new TreeMap<>(), BOTH))
                    .containsExactly(
                            "MemoryMax=64M: no writable cgroup on this host",
                            "CPUQuota=50%: no writable cgroup on this host");
        }
    }

    @Test
    void aHostWithoutAControllerEnforcesTheOtherLimits() throws Exception {
        try (RealWorld world = RealWorld.open(mount -> !mount.options().contains("memory"))) {
            assumeTrue(world.cgroupOf(RealTest.WEB, "cpu").isPresent(), "needs root and limits of version 1");

            assertThat(world.kernel().facts().unenforced())
                    .containsExactly("MemoryMax: no memory controller on this host");
            assertThat(world.kernel().create(RealTest.WEB, new TreeMap<>(), BOTH))
                    .containsExactly("MemoryMax=64M: no memory controller on this host");
        }
    }

    @Test
    void aLimitThatNobodyWantsIsNotMissed() throws Exception {
        try (RealWorld world = RealWorld.withoutCgroups()) {
            assertThat(world.kernel().create(RealTest.WEB, new TreeMap<>(), Limits.none()))
                    .isEmpty();
        }
    }
}
