package io.gitproc.executors.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gitproc.executors.Limits;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a host cannot enforce is said, as a fact of the host and for each limit. */
final class UnenforcedTest {
    private static Limits two(RealWorld world) {
        return UnitLimits.limits(world.kernel().facts(), "MemoryMax=64M", "CPUQuota=50%");
    }

    @Test
    void aHostWithoutCgroupsEnforcesNoLimit() throws Exception {
        try (RealWorld world = RealWorld.withoutCgroups()) {
            assertThat(world.kernel().facts().unenforced())
                    .anySatisfy(sentence -> assertThat(sentence)
                            .startsWith("limits: no writable cgroup (")
                            .endsWith(" is not below a cgroup mount)"));
            assertThat(world.kernel().create(RealTest.WEB, new TreeMap<>(), two(world)))
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
                    .containsExactly("MemoryMax, MemoryHigh, MemorySwapMax: no memory controller on this host");
            assertThat(world.kernel().create(RealTest.WEB, new TreeMap<>(), two(world)))
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
