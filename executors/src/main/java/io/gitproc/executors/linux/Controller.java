package io.gitproc.executors.linux;

/** A part of the kernel that limits what a cgroup may use, cgroups(7). */
enum Controller {
    MEMORY("memory", "memory"),
    CPU("cpu", "cpu"),
    PIDS("pids", "pids"),
    IO("blkio", "io"),
    CPUSET("cpuset", "cpuset");

    private final String nameInVersion1;
    private final String nameInVersion2;

    Controller(String nameInVersion1, String nameInVersion2) {
        this.nameInVersion1 = nameInVersion1;
        this.nameInVersion2 = nameInVersion2;
    }

    String nameIn(CgroupVersion version) {
        return switch (version) {
            case V1 -> nameInVersion1;
            case V2 -> nameInVersion2;
        };
    }
}
