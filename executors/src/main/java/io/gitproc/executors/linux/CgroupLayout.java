package io.gitproc.executors.linux;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Which hierarchy does what. Three layouts are in use: pure version 2 does everything in one tree; a hybrid host tracks
 * and kills in the tree of version 2 and limits in those of version 1; pure version 1 tracks in any of its trees and
 * needs the freezer to kill a cgroup whole.
 *
 * @param tracking knows which processes belong to an invocation
 * @param controllers where each limit is set; one that no hierarchy has is missing
 * @param freezer stops processes while they are killed; not needed where version 2 tracks
 * @param accounting counts the processor time: version 1 has a hierarchy for that alone
 */
record CgroupLayout(
        Hierarchy tracking,
        SortedMap<Controller, Hierarchy> controllers,
        Optional<Hierarchy> freezer,
        Optional<Hierarchy> accounting) {

    CgroupLayout {
        controllers = Collections.unmodifiableSortedMap(new TreeMap<>(controllers));
    }

    /**
     * The layout of a host; empty when it has no cgroup hierarchy, or the path is not below one.
     *
     * @param cgroupRoot as configured: below a cgroup mount, or below the folder that holds them
     */
    static Optional<CgroupLayout> of(List<Mount> mounts, Path cgroupRoot) {
        return below(mounts, cgroupRoot).flatMap(part -> new Search(mounts, part).layout());
    }

    /** The part of the path below the deepest cgroup mount, or the tmpfs that holds the mounts. */
    private static Optional<Path> below(List<Mount> mounts, Path cgroupRoot) {
        return mounts.stream()
                .filter(mount -> isCgroup(mount) || holdsCgroups(mounts, mount))
                .map(Mount::point)
                .filter(cgroupRoot::startsWith)
                .max(Comparator.comparing(Path::getNameCount))
                .filter(point -> !cgroupRoot.equals(point))
                .map(point -> point.relativize(cgroupRoot));
    }

    private static boolean isCgroup(Mount mount) {
        return mount.isCgroup(CgroupVersion.V1) || mount.isCgroup(CgroupVersion.V2);
    }

    private static boolean holdsCgroups(List<Mount> mounts, Mount holder) {
        return mounts.stream()
                .anyMatch(mount ->
                        isCgroup(mount) && holder.point().equals(mount.point().getParent()));
    }

    /** Each once; the one that tracks first, so that a launcher can be found from its first moment on. */
    List<Hierarchy> hierarchies() {
        LinkedHashSet<Hierarchy> all = new LinkedHashSet<>(List.of(tracking));
        all.addAll(controllers.values());
        freezer.ifPresent(all::add);
        accounting.ifPresent(all::add);
        return List.copyOf(all);
    }

    /** The names of the controllers that work in the tree of version 2. */
    List<String> unifiedControllers() {
        return controllers.entrySet().stream()
                .filter(each -> each.getValue().version() == CgroupVersion.V2)
                .map(each -> each.getKey().nameIn(CgroupVersion.V2))
                .toList();
    }

    Optional<Hierarchy> limiting(Controller controller) {
        return Optional.ofNullable(controllers.get(controller));
    }

    /** Without the controllers that do not satisfy the condition. */
    CgroupLayout limitingWhere(Predicate<Hierarchy> usable) {
        SortedMap<Controller, Hierarchy> kept = new TreeMap<>(controllers);
        kept.values().removeIf(usable.negate());
        return new CgroupLayout(tracking, kept, freezer.filter(usable), accounting.filter(usable));
    }

    /** Looks for hierarchies below which {@code part} is ours. */
    private record Search(List<Mount> mounts, Path part) {
        Optional<CgroupLayout> layout() {
            Optional<Hierarchy> unified = hierarchy(CgroupVersion.V2, mount -> true);
            Optional<Hierarchy> freezer = unified.isPresent() ? Optional.empty() : v1("freezer");
            Optional<Hierarchy> accounting = unified.or(() -> v1("cpuacct"));
            return unified.or(this::v1Tracking)
                    .map(tracking -> new CgroupLayout(tracking, controllers(), freezer, accounting));
        }

        private Optional<Hierarchy> v1Tracking() {
            return v1("pids").or(() -> v1("name=systemd")).or(() -> v1("freezer"));
        }

        private SortedMap<Controller, Hierarchy> controllers() {
            SortedMap<Controller, Hierarchy> found = new TreeMap<>();
            for (Controller each : Controller.values()) {
                v1(each.nameIn(CgroupVersion.V1))
                        .or(() -> hierarchy(CgroupVersion.V2, mount -> isEnabled(each, mount)))
                        .ifPresent(hierarchy -> found.put(each, hierarchy));
            }
            return found;
        }

        /** What the cgroup above ours passes on to us; it is not ours to make it pass on more. */
        private boolean isEnabled(Controller controller, Mount mount) {
            Path parent = mount.point().resolve(part).resolve("..").normalize();
            return UnifiedTree.enabledBelow(parent).contains(controller.nameIn(CgroupVersion.V2));
        }

        private Optional<Hierarchy> v1(String option) {
            return hierarchy(CgroupVersion.V1, mount -> mount.options().contains(option));
        }

        private Optional<Hierarchy> hierarchy(CgroupVersion version, Predicate<Mount> condition) {
            return mounts.stream()
                    .filter(mount -> mount.isCgroup(version))
                    .filter(condition)
                    .findFirst()
                    .map(mount -> new Hierarchy(mount.point().resolve(part), version));
        }
    }
}
