package io.gitproc.executors.linux;

import io.gitproc.executors.Limits;
import io.gitproc.model.unit.Bytes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Memory in cgroups of version 2. */
final class MemoryV2 {
    private static final String UNLIMITED = "max";

    private MemoryV2() {}

    /** The kernel would kill the service to get below a new limit, where version 1 refuses the limit. */
    static Optional<String> max(Path cgroup, Limits limits) throws IOException {
        if (limits.memoryMax().isPresent()) {
            long pinned = pinned(cgroup);
            if (pinned > limits.memoryMax().get().value()) {
                return Optional.of(MemoryFile.inUse(pinned));
            }
        }
        return set(cgroup.resolve("memory.max"), limits.memoryMax());
    }

    static Optional<String> high(Path cgroup, Limits limits) throws IOException {
        return set(cgroup.resolve("memory.high"), limits.memoryHigh());
    }

    static Optional<String> swap(Path cgroup, Limits limits) throws IOException {
        return set(cgroup.resolve("memory.swap.max"), limits.memorySwapMax());
    }

    private static Optional<String> set(Path file, Optional<Bytes> wanted) throws IOException {
        return wanted.isPresent() ? MemoryFile.set(file, wanted.get()) : Knob.set(file, UNLIMITED);
    }

    /** What cannot be dropped, as a file in the page cache can. */
    private static long pinned(Path cgroup) throws IOException {
        Path statistics = cgroup.resolve("memory.stat");
        return MemoryFile.read(cgroup.resolve("memory.current"))
                - CgroupFile.statistic(statistics, "file").orElse(0)
                + CgroupFile.statistic(statistics, "shmem").orElse(0);
    }
}
