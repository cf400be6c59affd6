package io.gitproc.executors.linux;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gitproc.executors.KernelContract;
import io.gitproc.executors.KernelWorld;
import io.gitproc.executors.NotifyContract;
import io.gitproc.executors.Privileges;
import io.gitproc.model.unit.CapabilitySet;

/** The contract for services with process ids of their own, as they have unless a unit says no. */
final class PrivatePidsKernelTest extends KernelContract implements NotifyContract {
    @Override
    protected KernelWorld newWorld() throws Exception {
        assumeTrue(PidNamespaces.probe(RealWorld.LAUNCHER).way() != PidNamespaces.Way.NONE, "needs pid namespaces");
        return RealWorld.open(mount -> true);
    }

    @Override
    public Privileges privileges() {
        return new Privileges(true, false, CapabilitySet.ALL, CapabilitySet.NONE);
    }
}
