package io.gitproc.executors.linux;

import io.gitproc.executors.Limits;
import io.gitproc.model.unit.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Memory in cgroups of version 1. The kernel has no limit of swap there but one of memory and swap together, which is
 * never below that of memory.
 */
final class MemoryV1 {
    private static final String MEMORY = "memory.limit_in_bytes";
    private static final String MEMORY_AND_SWAP = "memory.memsw.limit_in_bytes";
    private static final String UNLIMITED = "-1";

    private MemoryV1() {}

    static Optional<String> max(Path cgroup, Limits limits) throws IOException {
        Path both = cgroup.resolve(MEMORY_AND_SWAP);
        if (Files.exists(both)) {
            CgroupFile.write(both, UNLIMITED); // Set again by swap(), which comes next.
        }
        if (limits.memoryMax().isPresent()) {
            return limit(
                    cgroup,
                    cgroup.resolve(MEMORY),
                    "memory.usage_in_bytes",
                    limits.memoryMax().get());
        }
        CgroupFile.write(cgroup.resolve(MEMORY), UNLIMITED);
        return Optional.empty();
    }

    static Optional<String> swap(Path cgroup, Limits limits) throws IOException {
        if (limits.memorySwapMax().isEmpty()) {
            return Optional.empty(); // Lifted by max().
        }
        if (limits.memoryMax().isEmpty()) {
            return Optional.of("cgroups of version 1 limit swap only together with MemoryMax=");
        }
        long memory = MemoryFile.read(cgroup.resolve(MEMORY));
        Bytes both =
                new Bytes(Math.addExact(memory, limits.memorySwapMax().get().value()));
        return limit(cgroup, cgroup.resolve(MEMORY_AND_SWAP), "memory.memsw.usage_in_bytes", both);
    }

    /** The kernel takes back what it can, and refuses a limit that is below the rest. */
    private static Optional<String> limit(Path cgroup, Path file, String usage, Bytes wanted) throws IOException {
        try {
            return MemoryFile.set(file, wanted);
        } catch (NoSuchFileException e) {
            throw e;
        } catch (IOException e) {
            long used = MemoryFile.read(cgroup.resolve(usage));
            if (used <= wanted.value()) {
                throw e;
            }
            return Optional.of(MemoryFile.inUse(used));
        }
    }
}
