package io.gitproc.executors.linux;

import io.gitproc.model.unit.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** {@code MemoryMax=} of a cgroup. */
final class MemoryController {
    /** The largest page of any architecture: the kernel rounds a limit down to a page. */
    private static final long PAGE_MAX = 64 * 1024;

    private final CgroupVersion version;

    MemoryController(CgroupVersion version) {
        this.version = version;
    }

    /** Sets the limit and reads it back. Gives the cause when it does not hold afterwards. */
    Optional<String> apply(Path cgroup, Optional<Bytes> wanted) {
        try {
            return wanted.isPresent() ? limit(cgroup, wanted.get().value()) : unlimit(cgroup);
        } catch (IOException e) {
            return Optional.of(Cause.words(e));
        }
    }

    private Optional<String> unlimit(Path cgroup) throws IOException {
        String unlimited = switch (version) {
            case V1 -> "-1";
            case V2 -> "max";
        };
        CgroupFile.write(limitFile(cgroup), unlimited);
        return Optional.empty();
    }

    private Optional<String> limit(Path cgroup, long bytes) throws IOException {
        long used = pinned(cgroup);
        if (used > bytes) {
            return Optional.of(new Bytes(used) + " are in use");
        }
        killAsOne(cgroup);
        CgroupFile.write(limitFile(cgroup), Long.toString(bytes));
        String applied = CgroupFile.read(limitFile(cgroup));
        return isNear(applied, bytes) ? Optional.empty() : Optional.of("the kernel applied " + applied);
    }

    /** Version 2 would kill the service to get below a new limit; version 1 refuses the limit by itself. */
    private long pinned(Path cgroup) throws IOException {
        return switch (version) {
            case V1 -> 0;
            case V2 ->
                Long.parseLong(CgroupFile.read(cgroup.resolve("memory.current")))
                        - statistic(cgroup, "file")
                        + statistic(cgroup, "shmem");
        };
    }

    private static long statistic(Path cgroup, String name) throws IOException {
        return CgroupFile.lines(cgroup.resolve("memory.stat")).stream()
                .filter(line -> line.startsWith(name + " "))
                .mapToLong(line -> Long.parseLong(line.substring(name.length() + 1)))
                .findFirst()
                .orElse(0);
    }

    /** Out of memory is a failure of the whole service, not of the process that happened to be chosen. */
    private static void killAsOne(Path cgroup) throws IOException {
        Path file = cgroup.resolve("memory.oom.group"); // Of version 2, from Linux 4.19.
        if (Files.exists(file)) {
            CgroupFile.write(file, "1");
        }
    }

    private Path limitFile(Path cgroup) {
        return switch (version) {
            case V1 -> cgroup.resolve("memory.limit_in_bytes");
            case V2 -> cgroup.resolve("memory.max");
        };
    }

    private static boolean isNear(String applied, long bytes) {
        if (!applied.matches("[0-9]{1,18}")) {
            return false;
        }
        long limit = Long.parseLong(applied);
        return limit <= bytes && limit > bytes - PAGE_MAX;
    }
}
