package io.gitproc.executors.linux;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gitproc.executors.KernelContract;
import java.nio.file.Files;
import java.nio.file.Path;

/** The contract on hierarchies of version 1 alone, as if this machine had no other. */
final class V1KernelTest extends KernelContract {
    @Override
    protected World newWorld() throws Exception {
        assumeTrue(Files.isWritable(Path.of("/sys/fs/cgroup/freezer")), "needs root and hierarchies of version 1");
        return RealWorld.open(mount -> !mount.isCgroup(CgroupVersion.V2));
    }
}
