package io.gitproc.executors.linux;

import java.io.IOException;
import java.nio.file.Path;

/** Stops and continues all processes of a cgroup, so that none can fork while they are counted. */
final class Freezer {
    /** Freezing is quick unless a process sits in the kernel; then it is killed unfrozen. */
    private static final int LOOKS_MAX = 1_000;

    private final Path cgroup;
    private final CgroupVersion version;

    Freezer(Path cgroup, CgroupVersion version) {
        this.cgroup = cgroup;
        this.version = version;
    }

    /** Returns when all are stopped, or after a bounded number of looks. */
    void freeze() throws IOException {
        for (int look = 0; look < LOOKS_MAX && !isFrozen(); look++) {
            write("FROZEN", "1");
        }
    }

    void thaw() throws IOException {
        write("THAWED", "0");
    }

    private void write(String state, String flag) throws IOException {
        switch (version) {
            case V1 -> CgroupFile.write(cgroup.resolve("freezer.state"), state);
            case V2 -> CgroupFile.write(cgroup.resolve("cgroup.freeze"), flag);
        }
    }

    private boolean isFrozen() throws IOException {
        return switch (version) {
            case V1 -> CgroupFile.read(cgroup.resolve("freezer.state")).equals("FROZEN");
            case V2 -> CgroupFile.lines(cgroup.resolve("cgroup.events")).contains("frozen 1");
        };
    }
}
