package io.gitproc.executors.linux;

import io.gitproc.executors.Limits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The number of processes and threads; the same in both versions. */
final class Pids {
    private Pids() {}

    /** Those above a new limit stay, and can have no child. */
    static Optional<String> max(Path cgroup, Limits limits) throws IOException {
        return Knob.set(
                cgroup.resolve("pids.max"),
                limits.tasksMax().map(String::valueOf).orElse("max"));
    }
}
