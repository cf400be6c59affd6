package io.gitproc.executors.linux;

/** The same where the launcher alone knows who belongs to an invocation. */
final class UncontainedServiceEndTest extends ServiceEndTest {
    @Override
    RealWorld newWorld() throws Exception {
        return RealWorld.withoutCgroups();
    }
}
