package io.gitproc.executors.linux;

/** The same where there are no cgroups. */
final class UncontainedAdoptionTest extends AdoptionTest {
    @Override
    RealWorld newWorld() throws Exception {
        return RealWorld.withoutCgroups();
    }
}
