package io.gitproc.executors.linux;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * The part of each hierarchy that is ours: made when it is needed, removed when it is not. Whatever is above it belongs
 * to the host, or to the systemd that delegated it to us, and is read at most.
 */
final class CgroupRoots {
    /** Where the daemon goes that was started inside our root: version 2 limits no cgroup that has processes itself. */
    private static final String DAEMON = "daemon";

    private CgroupRoots() {}

    /** What can be used of a layout: without the controllers that are refused to us. */
    static CgroupLayout usable(CgroupLayout layout) {
        return layout.limitingWhere(hierarchy -> obstacle(hierarchy, layout).isEmpty());
    }

    /** Why our root cannot be used in a hierarchy; empty when it can. */
    static Optional<String> obstacle(Hierarchy hierarchy, CgroupLayout layout) {
        try {
            probe(hierarchy, layout);
            return Optional.empty();
        } catch (FileSystemException e) {
            return Optional.of(e.getFile() + ": " + Cause.words(e));
        } catch (IOException e) {
            return Optional.of(hierarchy.root() + ": " + Cause.words(e));
        }
    }

    private static void probe(Hierarchy hierarchy, CgroupLayout layout) throws IOException {
        vacate(hierarchy);
        try {
            prepare(hierarchy, layout);
            Path probe = hierarchy.root().resolve(".probe");
            Files.createDirectory(probe);
            Files.delete(probe);
        } finally {
            removeIfUnused(hierarchy.root());
        }
    }

    /** Makes our root, so that cgroups below it can be limited. */
    static void prepare(Hierarchy hierarchy, CgroupLayout layout) throws IOException {
        Path root = hierarchy.root();
        make(root);
        if (hierarchy.version() == CgroupVersion.V2) {
            UnifiedTree.enable(root, layout.unifiedControllers());
        } else if (layout.limiting(Controller.CPUSET).filter(hierarchy::equals).isPresent()) {
            CpusetV1.prepare(root);
        }
    }

    /** Never one above it: those are not ours. */
    static void make(Path cgroup) throws IOException {
        if (isCgroup(cgroup)) {
            return;
        }
        if (!isCgroup(Objects.requireNonNull(cgroup.getParent()))) {
            throw new NoSuchFileException(cgroup.getParent().toString());
        }
        Files.createDirectory(cgroup);
    }

    private static boolean isCgroup(Path folder) {
        return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS);
    }

    private static void vacate(Hierarchy hierarchy) throws IOException {
        Path processes = hierarchy.root().resolve(Cgroup.PROCESSES);
        String self = Long.toString(ProcessHandle.current().pid());
        if (hierarchy.version() == CgroupVersion.V2
                && Files.exists(processes)
                && CgroupFile.lines(processes).contains(self)) {
            Path daemon = hierarchy.root().resolve(DAEMON);
            make(daemon);
            CgroupFile.write(daemon.resolve(Cgroup.PROCESSES), self);
        }
    }

    static void removeIfUnused(Path cgroup) throws IOException {
        try {
            Files.deleteIfExists(cgroup);
        } catch (DirectoryNotEmptyException e) {
            return; // Another invocation or unit.
        } catch (AccessDeniedException e) {
            return; // Our root was made for us, by somebody who may write above it.
        } catch (FileSystemException e) {
            if (Cgroup.children(cgroup).isEmpty()) { // The same, which a cgroup calls EBUSY.
                throw e;
            }
        }
    }
}
