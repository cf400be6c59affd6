package io.gitproc.deploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a playground has on this host besides its folder.
 *
 * @param processes each a pid and a command line
 * @param cgroups below its root
 */
record Traces(List<String> processes, List<String> cgroups) {
    static final Traces NONE = new Traces(List.of(), List.of());
    private static final Path CGROUPS = Path.of("/sys/fs/cgroup");

    /** Of everything that runs from a folder or in a cgroup. */
    static Traces of(Path folder, String cgroup) {
        return new Traces(processes(folder, cgroup), cgroups(cgroup));
    }

    private static List<String> processes(Path folder, String cgroup) {
        return ProcessHandle.allProcesses()
                .filter(process -> isOf(process, folder, cgroup))
                .map(ProcessHandle::pid)
                .map(pid -> pid + " " + text(pid, "cmdline").replace('\0', ' '))
                .toList();
    }

    /** A service without a cgroup is known by its launcher, which is above all that it starts. */
    private static boolean isOf(ProcessHandle process, Path folder, String cgroup) {
        return isOf(process.pid(), folder, cgroup)
                || process.parent()
                        .filter(parent -> isOf(parent, folder, cgroup))
                        .isPresent();
    }

    private static boolean isOf(long pid, Path folder, String cgroup) {
        return text(pid, "cmdline").contains(folder + "/")
                || text(pid, "cgroup").contains("/" + cgroup + "/")
                || isIn(pid, folder);
    }

    private static boolean isIn(long pid, Path folder) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/" + pid + "/cwd")).startsWith(folder);
        } catch (IOException gone) {
            return false;
        }
    }

    /** Empty when the process is gone. */
    private static String text(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/" + file), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }

    /** Below its root, in each hierarchy. */
    static List<String> cgroups(String cgroup) {
        return hierarchies(cgroup).flatMap(Traces::children).map(Path::toString).toList();
    }

    /** Removes the empty root. */
    static void removeCgroup(String cgroup) throws IOException {
        for (Path root : hierarchies(cgroup).toList()) {
            Files.delete(root);
        }
    }

    /** The root in the one hierarchy, or in each of several. */
    private static Stream<Path> hierarchies(String cgroup) {
        return Stream.concat(Stream.of(CGROUPS), children(CGROUPS))
                .map(hierarchy -> hierarchy.resolve(cgroup))
                .filter(Files::isDirectory);
    }

    private static Stream<Path> children(Path folder) {
        String[] names = folder.toFile().list();
        return names == null
                ? Stream.of()
                : Arrays.stream(names).map(folder::resolve).filter(Files::isDirectory);
    }
}
