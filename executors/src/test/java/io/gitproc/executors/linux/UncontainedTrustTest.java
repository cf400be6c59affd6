package io.gitproc.executors.linux;

/** The same where no cgroup says who belongs to an invocation. */
final class UncontainedTrustTest extends TrustTest {
    @Override
    RealWorld newWorld() throws Exception {
        return RealWorld.withoutCgroups();
    }
}
