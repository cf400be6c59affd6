package io.gitproc.executors.linux;

import io.gitproc.executors.KernelContract;
import io.gitproc.executors.KernelWorld;
import io.gitproc.executors.NotifyContract;

/** The contract on the tree of version 2 alone. */
final class V2KernelTest extends KernelContract implements NotifyContract {
    @Override
    protected KernelWorld newWorld() throws Exception {
        return RealWorld.open(mount -> !mount.isCgroup(CgroupVersion.V1));
    }
}
