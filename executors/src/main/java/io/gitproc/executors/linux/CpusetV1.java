package io.gitproc.executors.linux;

import io.gitproc.executors.Limits;
import io.gitproc.model.unit.CpuSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Processors to run on, in cgroups of version 1, where one without processors and memory lets no process in. */
final class CpusetV1 {
    private static final String CPUS = "cpuset.cpus";

    private CpusetV1() {}

    /** Gives our root what the cgroup above it has; all that is made below it inherits that. */
    static void prepare(Path root) throws IOException {
        Path inheriting = root.resolve("cgroup.clone_children");
        if (CgroupFile.read(inheriting).equals("1")) {
            return;
        }
        for (String file : List.of(CPUS, "cpuset.mems")) {
            if (CgroupFile.read(root.resolve(file)).isEmpty()) {
                CgroupFile.write(root.resolve(file), inherited(root, file));
            }
        }
        CgroupFile.write(inheriting, "1");
    }

    private static String inherited(Path root, String file) throws IOException {
        String value = CgroupFile.read(parent(root).resolve(file));
        if (value.isEmpty()) {
            throw new IOException("the cgroup above has an empty " + file);
        }
        return value;
    }

    static Optional<String> cpus(Path cgroup, Limits limits) throws IOException {
        String all = CgroupFile.read(parent(cgroup).resolve(CPUS));
        return Knob.set(
                cgroup.resolve(CPUS), limits.allowedCpus().map(CpuSet::toString).orElse(all));
    }

    private static Path parent(Path cgroup) {
        return Objects.requireNonNull(cgroup.getParent());
    }
}
