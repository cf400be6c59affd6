package io.gitproc.executors.linux;

import io.gitproc.executors.KernelContract;

/** The contract with the cgroups of this machine, whatever they are; as an ordinary user without. */
final class HybridKernelTest extends KernelContract {
    @Override
    protected World newWorld() throws Exception {
        return RealWorld.open(mount -> true);
    }
}
