package io.gitproc.executors.linux;

import io.gitproc.executors.Limits;
import io.gitproc.model.unit.CpuWeight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code CPUWeight=idle}: a file of its own in both versions, from Linux 5.15. */
final class CpuIdle {
    private CpuIdle() {}

    /** Gives whether it is set now; while it is, the kernel accepts no other weight. */
    static boolean set(Path cgroup, Limits limits) throws IOException {
        boolean idle = limits.cpuWeight().filter(CpuWeight::isIdle).isPresent();
        Path file = cgroup.resolve("cpu.idle");
        if (idle || Files.exists(file)) {
            CgroupFile.write(file, idle ? "1" : "0");
        }
        return idle;
    }
}
