package io.gitproc.executors.linux;

import java.nio.file.Path;

/**
 * Where a {@link LinuxKernel} keeps and finds things.
 *
 * @param launcher the program {@code gitproc-init}
 * @param runtimeDirectory folder of the invocation folders; on a tmpfs, since each record is a small file
 * @param logDirectory folder of the log files, {@code web.log} for {@code web.service}
 * @param cgroupRoot absolute path of the cgroup that holds all others; where there are several hierarchies its part
 *     below the mount point is used in each of them
 */
public record KernelSettings(Path launcher, Path runtimeDirectory, Path logDirectory, String cgroupRoot) {
    public KernelSettings {
        launcher = launcher.toAbsolutePath().normalize();
        runtimeDirectory = runtimeDirectory.toAbsolutePath().normalize();
        logDirectory = logDirectory.toAbsolutePath().normalize();
    }
}
