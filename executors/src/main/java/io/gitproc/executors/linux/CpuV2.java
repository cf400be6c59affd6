package io.gitproc.executors.linux;

import io.gitproc.executors.Limits;
import io.gitproc.model.unit.CpuWeight;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The processors in cgroups of version 2. */
final class CpuV2 {
    private static final String WEIGHT_USUAL = "100";

    private CpuV2() {}

    static Optional<String> quota(Path cgroup, Limits limits) throws IOException {
        CpuTime time = CpuTime.of(limits.cpuQuota());
        return Knob.set(cgroup.resolve("cpu.max"), time.quotaOr("max") + " " + time.period());
    }

    static Optional<String> weight(Path cgroup, Limits limits) throws IOException {
        String wanted = limits.cpuWeight().map(CpuWeight::toString).orElse(WEIGHT_USUAL);
        return CpuIdle.set(cgroup, limits) ? Optional.empty() : Knob.set(cgroup.resolve("cpu.weight"), wanted);
    }
}
