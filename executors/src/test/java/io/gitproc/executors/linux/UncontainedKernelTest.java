package io.gitproc.executors.linux;

import io.gitproc.executors.KernelContract;

/** The contract on a host without any cgroup. */
final class UncontainedKernelTest extends KernelContract {
    @Override
    protected World newWorld() throws Exception {
        return RealWorld.withoutCgroups();
    }
}
