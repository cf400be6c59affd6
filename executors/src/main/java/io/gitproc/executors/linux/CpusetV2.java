package io.gitproc.executors.linux;

import io.gitproc.executors.Limits;
import io.gitproc.model.unit.CpuSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Processors to run on, in cgroups of version 2. */
final class CpusetV2 {
    private static final String ANY = "\n"; // An empty text would not be written at all.

    private CpusetV2() {}

    /** The kernel takes any list; which of it there is to have stands in another file. */
    static Optional<String> cpus(Path cgroup, Limits limits) throws IOException {
        Path file = cgroup.resolve("cpuset.cpus");
        if (limits.allowedCpus().isEmpty()) {
            CgroupFile.write(file, ANY);
            return Optional.empty();
        }
        String wanted = limits.allowedCpus().map(CpuSet::toString).orElse(ANY);
        CgroupFile.write(file, wanted);
        return Knob.compare(wanted, CgroupFile.read(cgroup.resolve("cpuset.cpus.effective")));
    }
}
