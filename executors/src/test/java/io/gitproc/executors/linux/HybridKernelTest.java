package io.gitproc.executors.linux;

import io.gitproc.executors.KernelContract;
import io.gitproc.executors.KernelWorld;
import io.gitproc.executors.NotifyContract;

/** The contract with the cgroups of this machine, whatever they are; as an ordinary user without. */
final class HybridKernelTest extends KernelContract implements NotifyContract {
    @Override
    protected KernelWorld newWorld() throws Exception {
        return RealWorld.open(mount -> true);
    }
}
