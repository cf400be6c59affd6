package io.gitproc.executors;

import io.gitproc.model.unit.Bytes;
import io.gitproc.model.unit.CpuQuota;
import java.util.Optional;

/**
 * What a cgroup enforces. An empty component is no limit.
 *
 * @param memoryMax hard limit of memory, {@code MemoryMax=}
 * @param cpuQuota share of one processor, {@code CPUQuota=}
 */
public record Limits(Optional<Bytes> memoryMax, Optional<CpuQuota> cpuQuota) {
    public static Limits none() {
        return new Limits(Optional.empty(), Optional.empty());
    }
}
