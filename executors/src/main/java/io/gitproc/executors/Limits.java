package io.gitproc.executors;

import io.gitproc.model.unit.Bytes;
import io.gitproc.model.unit.CpuQuota;
import io.gitproc.model.unit.CpuSet;
import io.gitproc.model.unit.CpuWeight;
import io.gitproc.model.unit.Directives;
import io.gitproc.model.unit.ServiceSpec;
import java.util.Optional;

/**
 * What a cgroup enforces, in the numbers of this host. An empty component is no limit; of a weight, the usual one.
 *
 * @param memoryMax hard limit of memory, {@code MemoryMax=}
 * @param memoryHigh where memory is taken back and the service slowed, {@code MemoryHigh=}
 * @param memorySwapMax hard limit of swap, {@code MemorySwapMax=}; 0 is none
 * @param cpuQuota share of one processor, {@code CPUQuota=}
 * @param cpuWeight {@code CPUWeight=}
 * @param tasksMax most processes and threads, {@code TasksMax=}; 1 or more
 * @param ioWeight {@code IOWeight=}: 1 to 10000, where 100 is usual
 * @param allowedCpus {@code AllowedCPUs=}; never {@link CpuSet#ANY}
 */
public record Limits(
        Optional<Bytes> memoryMax,
        Optional<Bytes> memoryHigh,
        Optional<Bytes> memorySwapMax,
        Optional<CpuQuota> cpuQuota,
        Optional<CpuWeight> cpuWeight,
        Optional<Long> tasksMax,
        Optional<Integer> ioWeight,
        Optional<CpuSet> allowedCpus) {

    public static Limits none() {
        return new Limits(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Those of a unit; a share is of what the host has. */
    public static Limits of(ServiceSpec spec, HostFacts facts) {
        return new Limits(
                spec.get(Directives.MEMORY_MAX).of(share -> new Bytes(share.of(facts.memory()))),
                spec.get(Directives.MEMORY_HIGH).of(share -> new Bytes(share.of(facts.memory()))),
                spec.get(Directives.MEMORY_SWAP_MAX).of(share -> new Bytes(share.of(facts.swap()))),
                spec.get(Directives.CPU_QUOTA),
                spec.get(Directives.CPU_WEIGHT),
                spec.get(Directives.TASKS_MAX).of(share -> Math.max(1, share.of(facts.tasks()))),
                spec.get(Directives.IO_WEIGHT),
                Optional.of(spec.get(Directives.ALLOWED_CPUS)).filter(cpus -> !cpus.isAny()));
    }
}
