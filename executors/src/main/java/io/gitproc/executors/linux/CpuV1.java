package io.gitproc.executors.linux;

import io.gitproc.executors.Limits;
import io.gitproc.model.unit.CpuWeight;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The processors in cgroups of version 1. */
final class CpuV1 {
    private static final int WEIGHT_USUAL = 100;
    private static final long SHARES_USUAL = 1024; // What a weight of 100 is there.
    private static final long SHARES_MIN = 2;

    private CpuV1() {}

    static Optional<String> quota(Path cgroup, Limits limits) throws IOException {
        CpuTime time = CpuTime.of(limits.cpuQuota());
        CgroupFile.write(cgroup.resolve("cpu.cfs_period_us"), Long.toString(time.period()));
        return Knob.set(cgroup.resolve("cpu.cfs_quota_us"), time.quotaOr("-1"));
    }

    static Optional<String> weight(Path cgroup, Limits limits) throws IOException {
        return CpuIdle.set(cgroup, limits)
                ? Optional.empty()
                : Knob.set(cgroup.resolve("cpu.shares"), Long.toString(shares(limits)));
    }

    private static long shares(Limits limits) {
        int weight = limits.cpuWeight().map(CpuWeight::value).orElse(WEIGHT_USUAL);
        return Math.max(SHARES_MIN, weight * SHARES_USUAL / WEIGHT_USUAL);
    }
}
