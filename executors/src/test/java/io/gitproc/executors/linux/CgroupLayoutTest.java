package io.gitproc.executors.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CgroupLayoutTest {
    private static final Path ROOT = Path.of("/sys/fs/cgroup/gitproc");
    private static final String V1 = """
            31 23 0:28 / /sys/fs/cgroup rw,relatime - tmpfs tmpfs rw,mode=755
            32 31 0:29 / /sys/fs/cgroup/cpu,cpuacct rw,relatime shared:9 - cgroup cgroup rw,cpu,cpuacct
            35 31 0:32 / /sys/fs/cgroup/memory rw,relatime - cgroup cgroup rw,memory
            37 31 0:34 / /sys/fs/cgroup/freezer rw,relatime - cgroup cgroup rw,freezer
            39 31 0:36 / /sys/fs/cgroup/pids rw,relatime - cgroup cgroup rw,pids
            40 31 0:37 / /sys/fs/cgroup/systemd rw,relatime - cgroup cgroup rw,name=systemd
            """;
    private static final String UNIFIED =
            "41 31 0:38 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw,nsdelegate\n";

    @Test
    void aHybridHostTracksInVersion2AndLimitsInVersion1() {
        CgroupLayout layout = layout(V1 + UNIFIED).orElseThrow();

        assertThat(layout.tracking()).isEqualTo(v2("/sys/fs/cgroup/unified/gitproc"));
        assertThat(layout.limiting(Controller.MEMORY)).contains(v1("/sys/fs/cgroup/memory/gitproc"));
        assertThat(layout.limiting(Controller.CPU)).contains(v1("/sys/fs/cgroup/cpu,cpuacct/gitproc"));
        assertThat(layout.freezer()).isEmpty();
        assertThat(layout.unifiedControllers()).isEmpty();
    }

    @Test
    void aHostOfVersion1TracksByPidsAndKillsWithTheFreezer() {
        CgroupLayout layout = layout(V1).orElseThrow();

        assertThat(layout.hierarchies())
                .containsExactly(
                        v1("/sys/fs/cgroup/pids/gitproc"),
                        v1("/sys/fs/cgroup/memory/gitproc"),
                        v1("/sys/fs/cgroup/cpu,cpuacct/gitproc"),
                        v1("/sys/fs/cgroup/freezer/gitproc"));
    }

    @Test
    void aHostOfVersion1WithoutPidsTracksInTheNamedHierarchy() {
        CgroupLayout layout = layout(V1.replace("rw,pids", "rw,misc")).orElseThrow();

        assertThat(layout.tracking()).isEqualTo(v1("/sys/fs/cgroup/systemd/gitproc"));
    }

    @Test
    void aHostOfVersion2HasOneTree() {
        CgroupLayout layout = layout("30 23 0:26 / /sys/fs/cgroup rw,nosuid - cgroup2 cgroup2 rw\n")
                .orElseThrow();

        assertThat(layout.hierarchies()).containsExactly(v2("/sys/fs/cgroup/gitproc"));
    }

    @Test
    void aRootInsideOneHierarchyIsUsedInEachOfThem() {
        CgroupLayout layout = CgroupLayout.of(Mount.parseAll(V1 + UNIFIED), Path.of("/sys/fs/cgroup/unified/a/b"))
                .orElseThrow();

        assertThat(layout.tracking()).isEqualTo(v2("/sys/fs/cgroup/unified/a/b"));
        assertThat(layout.limiting(Controller.MEMORY)).contains(v1("/sys/fs/cgroup/memory/a/b"));
    }

    @Test
    void aRootThatIsAMountOrElsewhereGivesNone() {
        assertThat(CgroupLayout.of(Mount.parseAll(V1 + UNIFIED), Path.of("/srv/gitproc")))
                .isEmpty();
        assertThat(CgroupLayout.of(Mount.parseAll(V1 + UNIFIED), Path.of("/sys/fs/cgroup/unified")))
                .isEmpty();
        assertThat(layout("")).isEmpty();
    }

    @Test
    void aMountPointWithABlankIsRead() {
        List<Mount> mounts = Mount.parseAll("41 31 0:38 / /my\\040cgroups rw - cgroup2 cgroup2 rw\nnonsense\n");

        assertThat(mounts).extracting(Mount::point).containsExactly(Path.of("/my cgroups"));
    }

    private static Optional<CgroupLayout> layout(String mountInfo) {
        return CgroupLayout.of(Mount.parseAll(mountInfo), ROOT);
    }

    private static Hierarchy v1(String root) {
        return new Hierarchy(Path.of(root), CgroupVersion.V1);
    }

    private static Hierarchy v2(String root) {
        return new Hierarchy(Path.of(root), CgroupVersion.V2);
    }
}
