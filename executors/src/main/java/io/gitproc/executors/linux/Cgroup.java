package io.gitproc.executors.linux;

import io.gitproc.executors.KernelException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;

/** One folder of one hierarchy, with the cgroups that a service may have made below it. */
final class Cgroup {
    static final String PROCESSES = "cgroup.procs";
    private static final String THREADS = "tasks";

    private final Path folder;
    private final CgroupVersion version;

    Cgroup(Path folder, CgroupVersion version) {
        this.folder = folder;
        this.version = version;
    }

    Path folder() {
        return folder;
    }

    /**
     * The file by which the launcher moves itself, one thread, into this cgroup. In version 1 not {@code cgroup.procs}, for
     * which the kernel waits until every processor has taken notice.
     */
    Path entry() {
        return switch (version) {
            case V1 -> folder.resolve(THREADS);
            case V2 -> folder.resolve(PROCESSES);
        };
    }

    boolean exists() {
        return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether a process is in it or below it; zombies do not count. */
    boolean isPopulated() throws IOException {
        return switch (version) {
            case V1 -> !processes().isEmpty();
            case V2 ->
                exists() && CgroupFile.lines(folder.resolve("cgroup.events")).contains("populated 1");
        };
    }

    /** The numbers of all processes in it and below it; none when it does not exist. */
    SortedSet<Long> processes() throws IOException {
        NavigableSet<Long> numbers = new TreeSet<>();
        for (Path each : tree(folder)) {
            processesOf(each).forEach(numbers::add);
        }
        return numbers;
    }

    private static List<Long> processesOf(Path folder) throws IOException {
        try {
            return CgroupFile.lines(folder.resolve(PROCESSES)).stream()
                    .map(Long::valueOf)
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    /** Each process is opened before it is seen to be a member: a number that was given away is not hit. */
    void signal(int number) throws IOException, KernelException {
        List<PidFd> opened = new ArrayList<>();
        try {
            for (long pid : processes()) {
                PidFd.open(pid).ifPresent(opened::add);
            }
            SortedSet<Long> members = processes();
            for (PidFd process : opened) {
                if (members.contains(process.pid())) {
                    process.signal(number);
                }
            }
        } finally {
            opened.forEach(PidFd::close);
        }
    }

    boolean killsAtOnce() {
        return Files.exists(folder.resolve("cgroup.kill")); // Of version 2, from Linux 5.14.
    }

    void kill() throws IOException {
        CgroupFile.write(folder.resolve("cgroup.kill"), "1");
    }

    /** Out of memory is a failure of the whole service, not of the process that happened to be chosen. */
    void dieAsOne() throws IOException {
        Path file = folder.resolve("memory.oom.group"); // Of version 2, from Linux 4.19.
        if (Files.exists(file)) {
            CgroupFile.write(file, "1");
        }
    }

    /** @throws IOException when a process is left in it */
    void remove() throws IOException {
        List<Path> tree = tree(folder);
        for (int i = tree.size() - 1; i >= 0; i--) {
            Files.deleteIfExists(tree.get(i));
        }
    }

    /** The folder and all below it, each before those below it. */
    private static List<Path> tree(Path folder) throws IOException {
        List<Path> all = new ArrayList<>();
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            all.add(folder);
            for (Path child : children(folder)) {
                all.addAll(tree(child));
            }
        }
        return all;
    }

    /** The number of cgroups right below a folder, each of which is a link to it, by its {@code ..}; 0 when there is none. */
    static int count(Path folder) throws IOException {
        try {
            return (Integer) Files.getAttribute(folder, "unix:nlink", LinkOption.NOFOLLOW_LINKS) - 2;
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    /** The cgroups right below a folder, sorted; none when it does not exist. */
    static List<Path> children(Path folder) throws IOException {
        NavigableSet<Path> children = new TreeSet<>();
        try (DirectoryStream<Path> stream =
                Files.newDirectoryStream(folder, entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))) {
            stream.forEach(children::add);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return List.copyOf(children);
    }
}
