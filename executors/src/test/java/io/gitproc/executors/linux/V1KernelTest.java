package io.gitproc.executors.linux;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gitproc.executors.KernelContract;
import io.gitproc.executors.KernelWorld;
import io.gitproc.executors.NotifyContract;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;

/** The contract on hierarchies of version 1 alone, as if this machine had no other. */
final class V1KernelTest extends KernelContract implements NotifyContract {
    @BeforeAll
    static void needsVersion1() {
        assumeTrue(Files.isWritable(Path.of("/sys/fs/cgroup/freezer")), "needs root and hierarchies of version 1");
    }

    @Override
    protected KernelWorld newWorld() throws Exception {
        return RealWorld.open(mount -> !mount.isCgroup(CgroupVersion.V2));
    }
}
