package io.gitproc.model.condition;

import java.util.ArrayList;
import java.util.List;

/** What is mounted where. */
final class Mounts {
    private static final String READ_ONLY = "ro";

    private final List<MountLine> mounts;

    /** @param mountInfo of {@code /proc/self/mountinfo} */
    Mounts(String mountInfo) {
        mounts = MountLine.all(mountInfo);
    }

    /** @param path without links */
    boolean isPoint(String path) {
        return mounts.stream().anyMatch(mount -> mount.point().equals(path));
    }

    /** Whether the mount that the path is on, or its file system, is read only; the last mount at a point counts. */
    boolean isReadOnly(String path) {
        List<MountLine> above = new ArrayList<>(
                mounts.stream().filter(mount -> holds(mount, path)).toList());
        int longest =
                above.stream().mapToInt(mount -> mount.point().length()).max().orElse(0);
        above.removeIf(mount -> mount.point().length() < longest);
        return !above.isEmpty() && isReadOnly(above.get(above.size() - 1));
    }

    private static boolean holds(MountLine mount, String path) {
        return mount.point().equals("/") || path.equals(mount.point()) || path.startsWith(mount.point() + "/");
    }

    private static boolean isReadOnly(MountLine mount) {
        return mount.options().contains(READ_ONLY) || mount.superOptions().contains(READ_ONLY);
    }
}
