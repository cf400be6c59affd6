package io.gitproc.executors.linux;

import io.gitproc.executors.KernelContract;
import io.gitproc.executors.KernelWorld;

/** The contract on a host without any cgroup. */
final class UncontainedKernelTest extends KernelContract {
    @Override
    protected KernelWorld newWorld() throws Exception {
        return RealWorld.withoutCgroups();
    }
}
