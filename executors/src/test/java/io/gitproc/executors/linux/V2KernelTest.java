package io.gitproc.executors.linux;

import io.gitproc.executors.KernelContract;

/** The contract on the tree of version 2 alone. */
final class V2KernelTest extends KernelContract {
    @Override
    protected World newWorld() throws Exception {
        return RealWorld.open(mount -> !mount.isCgroup(CgroupVersion.V1));
    }
}
