package io.gitproc.executors.linux;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;

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
}
