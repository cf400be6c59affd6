package io.gitproc.executors.linux;

import io.gitproc.executors.Limits;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One directive that cgroups enforce.
 *
 * @param controller what enforces it
 * @param wanted its part of the limits
 * @param version1 how it is set there
 * @param version2 how it is set there
 */
record LimitRow(
        String directive, Controller controller, Function<Limits, Optional<?>> wanted, Knob version1, Knob version2) {

    /** In the order of setting: that of swap is added to that of memory where one file holds both. */
    static final List<LimitRow> ALL = List.of(
            new LimitRow("MemoryMax", Controller.MEMORY, Limits::memoryMax, MemoryV1::max, MemoryV2::max),
            new LimitRow(
                    "MemoryHigh",
                    Controller.MEMORY,
                    Limits::memoryHigh,
                    Knob.missing("cgroups of version 1 do not have it"),
                    MemoryV2::high),
            new LimitRow("MemorySwapMax", Controller.MEMORY, Limits::memorySwapMax, MemoryV1::swap, MemoryV2::swap),
            new LimitRow("CPUQuota", Controller.CPU, Limits::cpuQuota, CpuV1::quota, CpuV2::quota),
            new LimitRow("CPUWeight", Controller.CPU, Limits::cpuWeight, CpuV1::weight, CpuV2::weight),
            new LimitRow("TasksMax", Controller.PIDS, Limits::tasksMax, Pids::max, Pids::max),
            new LimitRow("IOWeight", Controller.IO, Limits::ioWeight, IoWeight::version1, IoWeight::version2),
            new LimitRow("AllowedCPUs", Controller.CPUSET, Limits::allowedCpus, CpusetV1::cpus, CpusetV2::cpus));

    boolean isWanted(Limits limits) {
        return wanted.apply(limits).isPresent();
    }

    /** Sets or lifts it. Gives a sentence when it does not hold afterwards. */
    Optional<String> apply(CgroupVersion version, Path cgroup, Limits limits) {
        return failure(version, cgroup, limits).map(cause -> sentence(limits, cause));
    }

    private Optional<String> failure(CgroupVersion version, Path cgroup, Limits limits) {
        try {
            Optional<String> failure = knob(version).turn(cgroup, limits);
            return failure.filter(cause -> isWanted(limits));
        } catch (NoSuchFileException e) {
            String file = String.valueOf(Path.of(e.getFile()).getFileName());
            return Optional.of("this kernel has no " + file).filter(cause -> isWanted(limits));
        } catch (IOException e) {
            return Optional.of(Cause.words(e));
        }
    }

    private Knob knob(CgroupVersion version) {
        return switch (version) {
            case V1 -> version1;
            case V2 -> version2;
        };
    }

    /** {@code MemoryMax=64M: device or resource busy}. */
    String sentence(Limits limits, String cause) {
        String value = wanted.apply(limits).map(Object::toString).orElse("infinity");
        return directive + "=" + value + ": " + cause;
    }
}
