package io.gitproc.executors.linux;

import io.gitproc.executors.Usage;
import io.gitproc.model.unit.Bytes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** What the memory controller counts of a cgroup and of all below it. */
final class MemoryUsage {
    /** Where version 1 has no limit it shows the largest one, which is a whole number of pages. */
    private static final long UNLIMITED = Long.MAX_VALUE >> 17 << 17;

    private final Path cgroup;

    private MemoryUsage(Path cgroup) {
        this.cgroup = cgroup;
    }

    /** Empty when the cgroup is gone. */
    static Optional<Usage> read(Path cgroup, CgroupVersion version) {
        MemoryUsage files = new MemoryUsage(cgroup);
        return switch (version) {
            case V1 -> files.read("memory.oom_control", "memory.max_usage_in_bytes", "memory.limit_in_bytes");
            case V2 -> files.read("memory.events", "memory.peak", "memory.max"); // The peak from Linux 5.19.
        };
    }

    private Optional<Usage> read(String events, String peak, String limit) {
        OptionalLong kills = oomKills(events);
        return kills.isPresent()
                ? Optional.of(new Usage(kills.getAsLong(), bytes(peak), bytes(limit)))
                : Optional.empty();
    }

    private OptionalLong oomKills(String file) {
        try {
            return CgroupFile.statistic(cgroup.resolve(file), "oom_kill");
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    private Optional<Bytes> bytes(String file) {
        return bytes(cgroup.resolve(file));
    }

    /** Empty where there is no such file, or no limit in it. */
    static Optional<Bytes> bytes(Path file) {
        try {
            return Optional.of(CgroupFile.read(file))
                    .filter(text -> text.matches("[0-9]{1,19}"))
                    .map(Long::valueOf)
                    .filter(number -> number < UNLIMITED)
                    .map(Bytes::new);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
