package io.gitproc.executors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A process of this machine, in cgroups that are removed with it. */
public final class RealBystander implements KernelWorld.Bystander {
    private final Process process;
    private final List<Path> cgroups;
    private final String place;

    /** One in a tick of its own: by that and its number one process is told from another. */
    public static Process start() throws IOException {
        Process before = sleep();
        Process process = sleep();
        while (since(process).equals(since(before))) {
            process.destroyForcibly();
            process = sleep();
        }
        before.destroyForcibly();
        return process;
    }

    private static Process sleep() throws IOException {
        return new ProcessBuilder("sleep", "1000").start();
    }

    private static Optional<Instant> since(Process process) {
        return process.info().startInstant();
    }

    /** @param cgroups innermost first */
    public RealBystander(Process process, List<Path> cgroups) throws IOException {
        this.process = process;
        this.cgroups = List.copyOf(cgroups);
        this.place = place();
    }

    /** Where this test is. */
    public RealBystander(Process process) throws IOException {
        this(process, List.of());
    }

    private String place() throws IOException {
        return Files.readString(Path.of("/proc", String.valueOf(pid()), "cgroup"));
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public boolean isUntouched() throws IOException {
        return process.isAlive() && place().equals(place);
    }

    @Override
    public void close() throws Exception {
        process.destroyForcibly().waitFor();
        for (Path cgroup : cgroups) {
            Files.delete(cgroup);
        }
    }
}
