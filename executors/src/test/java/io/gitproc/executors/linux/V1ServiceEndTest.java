package io.gitproc.executors.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gitproc.executors.Limits;
import io.gitproc.executors.Records;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same where processes are killed one by one while the freezer holds them. */
final class V1ServiceEndTest extends ServiceEndTest {
    @BeforeAll
    static void needsVersion1() {
        assumeTrue(Files.isWritable(Path.of("/sys/fs/cgroup/freezer")), "needs root and hierarchies of version 1");
    }

    @Override
    RealWorld newWorld() throws Exception {
        return RealWorld.open(mount -> !mount.isCgroup(CgroupVersion.V2));
    }

    /** Such a child has the command line of the launcher: two words, the second of which is the folder. */
    @Test
    void aChildThatAKilledLauncherLeftOnItsWayIsAliveUntilItEnds() throws Exception {
        kernel().create(WEB, new TreeMap<>(), Limits.none());
        kernel().write(WEB, Records.LAUNCHER, "pid=1\n");
        Files.createDirectories(world().folder().resolve(WEB.toString()).getParent());
        Path end = world().pipe(WEB.toString());
        Process child = new ProcessBuilder("cat", end.toString()).start();
        Files.writeString(launchers().resolve("tasks"), Long.toString(child.pid()));

        assertThat(kernel().look(WEB).alive()).isTrue();
        assertThatThrownBy(() -> kernel().remove(WEB)).hasMessageContaining("a process is left");
        Files.writeString(end, "");
        awaitEnd(WEB);
        kernel().remove(WEB);
        assertThat(world().cgroups()).isEmpty();
    }

    private Path launchers() {
        return world().containment().orElseThrow().home().get(0).getParent();
    }
}
