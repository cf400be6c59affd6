package io.gitproc.executors.portable;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.executors.KernelContract;
import io.gitproc.executors.KernelWorld;
import io.gitproc.executors.RecordText;

/** The contract without a launcher. */
final class PortableKernelTest extends KernelContract {
    @Override
    protected KernelWorld newWorld() throws Exception {
        return PortableWorld.create();
    }

    /** Only a parent learns how a process ended, and the daemon is the only parent here. */
    @Override
    public void assertAdoptedEnd(RecordText exit) {
        assertThat(exit.instant("at")).isPresent();
        assertThat(exit.text("signal")).isEmpty();
        assertThat(exit.text("code")).isEmpty();
    }
}
