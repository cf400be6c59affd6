package io.gitproc.executors.linux;

/** The same where processes are killed one by one. */
final class UncontainedLogTest extends LogTest {
    @Override
    RealWorld newWorld() throws Exception {
        return RealWorld.withoutCgroups();
    }
}
