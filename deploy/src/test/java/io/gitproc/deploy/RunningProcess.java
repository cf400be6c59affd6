package io.gitproc.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A process as the kernel shows it: proc(5), cgroups(7). */
record RunningProcess(long pid) {
    private static final Path CGROUPS = Path.of("/sys/fs/cgroup");
    private static final Pattern NUL = Pattern.compile("\0");

    /** Runs still, and is no zombie. */
    boolean isAlive() {
        return Files.exists(file("")) && !read(file("stat")).matches("(?s).*\\) Z .*");
    }

    List<String> arguments() {
        return strings("cmdline");
    }

    /** Each as {@code NAME=value}. */
    List<String> environment() {
        return strings("environ");
    }

    Path workingDirectory() {
        try {
            return Files.readSymbolicLink(file("cwd"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The user that it acts as. */
    int user() {
        return effective("Uid");
    }

    int group() {
        return effective("Gid");
    }

    /** The process that this one calls by a number: in its own pid namespace, pid_namespaces(7). */
    RunningProcess knownAs(long inside) {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.map(handle -> new RunningProcess(handle.pid()))
                    .filter(other -> other.isIn(pidNamespace()) && other.innermostPid() == inside)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(this + " knows no process " + inside));
        }
    }

    private boolean isIn(Path namespace) {
        try {
            return isAlive() && pidNamespace().equals(namespace);
        } catch (UncheckedIOException gone) {
            return false;
        }
    }

    private Path pidNamespace() {
        try {
            return Files.readSymbolicLink(file("ns/pid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long innermostPid() {
        return read(file("status"))
                .lines()
                .filter(line -> line.startsWith("NSpid:"))
                .map(line -> Long.parseLong(line.substring(line.lastIndexOf('\t') + 1)))
                .findFirst()
                .orElseThrow();
    }

    private int effective(String key) {
        return read(file("status"))
                .lines()
                .filter(line -> line.startsWith(key + ":"))
                .map(line -> Integer.parseInt(line.split("\t", -1)[2]))
                .findFirst()
                .orElseThrow();
    }

    /** What its cgroup says of memory, in bytes, with cgroups of version 2 or 1. */
    long memoryLimit() {
        return read(file("cgroup"))
                .lines()
                .flatMap(RunningProcess::limits)
                .filter(Files::exists)
                .map(RunningProcess::read)
                .map(String::strip)
                .map(Long::parseLong)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no limit of memory: " + this));
    }

    /** Where the limit may be for one line of {@code /proc/PID/cgroup}. */
    private static Stream<Path> limits(String line) {
        String[] parts = line.split(":", 3);
        String path = parts[2].substring(1);
        if (Arrays.asList(parts[1].split(",")).contains("memory")) {
            return Stream.of(CGROUPS.resolve("memory").resolve(path).resolve("memory.limit_in_bytes"));
        }
        return Stream.of(CGROUPS, CGROUPS.resolve("unified"))
                .map(root -> root.resolve(path).resolve("memory.max"));
    }

    private List<String> strings(String name) {
        return NUL.splitAsStream(read(file(name))).toList();
    }

    private Path file(String name) {
        return Path.of("/proc", String.valueOf(pid), name);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
