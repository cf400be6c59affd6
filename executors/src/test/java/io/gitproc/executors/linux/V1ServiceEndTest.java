package io.gitproc.executors.linux;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The same where processes are killed one by one while the freezer holds them. */
final class V1ServiceEndTest extends ServiceEndTest {
    @Override
    RealWorld newWorld() throws Exception {
        assumeTrue(Files.isWritable(Path.of("/sys/fs/cgroup/freezer")), "needs root and hierarchies of version 1");
        return RealWorld.open(mount -> !mount.isCgroup(CgroupVersion.V2));
    }
}
