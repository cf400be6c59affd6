package io.gitproc.executors.linux;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The same for services with process ids of their own, as they have unless a unit says no. */
final class PrivatePidsNotifyTest extends NotifyTest {
    @Override
    RealWorld newWorld() throws Exception {
        assumeTrue(PidNamespaces.probe(RealWorld.LAUNCHER).way() != PidNamespaces.Way.NONE, "needs pid namespaces");
        return super.newWorld();
    }

    @Override
    boolean privatePids() {
        return true;
    }
}
