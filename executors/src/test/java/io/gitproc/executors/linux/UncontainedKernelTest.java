package io.gitproc.executors.linux;

import io.gitproc.executors.KernelContract;
import io.gitproc.executors.KernelWorld;
import io.gitproc.executors.NotifyContract;

/** The contract on a host without any cgroup. */
final class UncontainedKernelTest extends KernelContract implements NotifyContract {
    @Override
    protected KernelWorld newWorld() throws Exception {
        return RealWorld.withoutCgroups();
    }
}
