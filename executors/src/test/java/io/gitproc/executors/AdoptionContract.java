package io.gitproc.executors;

import static io.gitproc.executors.KernelSubject.WEB;
import static io.gitproc.executors.KernelSubject.exit;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.executors.Kernel.Look;
import io.gitproc.model.unit.Signal;
import org.junit.jupiter.api.Test;

/** A daemon that comes after another: it finds what runs, and learns what ended. */
interface AdoptionContract extends KernelSubject {
    @Test
    default void aNewDaemonFindsWhatRunsAndLearnsItsEnd() throws Exception {
        startAndAwait(WEB, world().runs());

        Kernel heir = world().restartDaemon();

        assertThat(heir.invocations()).containsExactly(WEB);
        assertThat(heir.look(WEB).alive()).isTrue();
        heir.signal(WEB, Signal.TERM);
        assertAdoptedEnd(exit(awaitEnd(WEB)));
    }

    @Test
    default void aNewDaemonLearnsAnEndThatNobodySaw() throws Exception {
        start(WEB, world().exits(9));
        awaitEnd(WEB);

        Look look = world().restartDaemon().look(WEB);

        assertThat(look.alive()).isFalse();
        assertThat(exit(look).number("code")).contains(9L);
    }

    @Test
    default void aNewDaemonCanKillWhatItAdopted() throws Exception {
        startAndAwait(WEB, world().isStubborn());

        world().restartDaemon().kill(WEB);

        assertThat(awaitEnd(WEB).alive()).isFalse();
    }

    /** What a daemon knows of a service that an earlier one started and that has died of a {@code SIGTERM}. */
    default void assertAdoptedEnd(RecordText exit) {
        assertThat(exit.number("signal")).contains((long) Signal.TERM.number());
    }
}
