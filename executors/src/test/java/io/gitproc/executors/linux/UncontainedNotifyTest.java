package io.gitproc.executors.linux;

/** The same without cgroups. */
final class UncontainedNotifyTest extends NotifyTest {
    @Override
    RealWorld newWorld() throws Exception {
        return RealWorld.withoutCgroups();
    }
}
