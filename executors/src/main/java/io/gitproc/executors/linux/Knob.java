package io.gitproc.executors.linux;

import io.gitproc.executors.Limits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Sets one limit of a cgroup, or lifts it, and reads it back. */
@FunctionalInterface
interface Knob {

    /**
     * Gives the cause when the limit does not hold afterwards.
     *
     * @param limits all of them, since some depend on each other
     */
    Optional<String> turn(Path cgroup, Limits limits) throws IOException;

    /** For what this version of cgroups does not have. */
    static Knob missing(String cause) {
        return (cgroup, limits) -> Optional.of(cause);
    }

    /** Writes a value and expects to read the same. */
    static Optional<String> set(Path file, String wanted) throws IOException {
        CgroupFile.write(file, wanted);
        return compare(wanted, CgroupFile.read(file));
    }

    static Optional<String> compare(String wanted, String applied) {
        return applied.equals(wanted) ? Optional.empty() : Optional.of("the kernel applied " + applied);
    }
}
