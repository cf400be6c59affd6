package io.gitproc.executors.linux;

import io.gitproc.model.condition.MountLine;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a file system is mounted.
 *
 * @param options those of the file system; for a cgroup its controllers are among them
 */
record Mount(Path point, String type, List<String> options) {

    /** In the order of mounting: a later one hides an earlier one at the same point. */
    static List<Mount> parseAll(String mountInfo) {
        return MountLine.all(mountInfo).stream()
                .map(line -> new Mount(Path.of(line.point()), line.type(), line.superOptions()))
                .toList();
    }

    boolean isCgroup(CgroupVersion version) {
        return switch (version) {
            case V1 -> type.equals("cgroup");
            case V2 -> type.equals("cgroup2");
        };
    }
}
