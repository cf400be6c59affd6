package io.gitproc.executors;

import static io.gitproc.executors.KernelSubject.DB;
import static io.gitproc.executors.KernelSubject.WEB;
import static io.gitproc.executors.KernelSubject.exit;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.executors.Kernel.Look;
import io.gitproc.model.unit.Signal;
import org.junit.jupiter.api.Test;

/** Signals and kills: they reach all of a service, and nothing is lost that comes too early or too late. */
interface StopContract extends KernelSubject {
    @Test
    default void aSignalGoesToTheServiceAndItsEndIsWrittenDown() throws Exception {
        startAndAwait(WEB, world().runs());

        kernel().signal(WEB, Signal.TERM);

        assertThat(exit(awaitEnd(WEB)).number("signal")).contains((long) Signal.TERM.number());
    }

    @Test
    default void aSignalThatComesBeforeTheServiceRunsIsNotLost() throws Exception {
        start(WEB, world().runs());

        kernel().signal(WEB, Signal.TERM);

        assertThat(awaitEnd(WEB).alive()).isFalse();
    }

    @Test
    default void aKillBeforeTheServiceRunsIsNotLost() throws Exception {
        start(WEB, world().isStubborn());

        kernel().kill(WEB);

        assertThat(awaitEnd(WEB).alive()).isFalse();
    }

    @Test
    default void aSignalToTheMainProcessLeavesItsChildAlone() throws Exception {
        startAndAwait(WEB, world().runsWithAChild());
        world().awaitChild();

        kernel().signalMain(WEB, Signal.TERM);

        Look look = world().await(WEB, now -> now.records().containsKey(Records.EXIT));
        assertThat(exit(look).number("signal")).contains((long) Signal.TERM.number());
        assertThat(look.alive()).isTrue();
        kernel().signalMain(WEB, Signal.KILL);
        assertThat(kernel().look(WEB).alive()).isTrue();
        kernel().signal(WEB, Signal.TERM);
        assertThat(awaitEnd(WEB).alive()).isFalse();
    }

    @Test
    default void aSignalToTheMainProcessThatComesBeforeItRunsIsNotLost() throws Exception {
        start(WEB, world().runs());

        kernel().signalMain(WEB, Signal.TERM);

        assertThat(awaitEnd(WEB).alive()).isFalse();
    }

    @Test
    default void aKillOfTheMainProcessBeforeItRunsIsNotLost() throws Exception {
        start(WEB, world().runs());

        kernel().signalMain(WEB, Signal.KILL);

        assertThat(awaitEnd(WEB).alive()).isFalse();
    }

    @Test
    default void aSignalOfOneInvocationDoesNotReachAnother() throws Exception {
        startAndAwait(WEB, world().runs());
        startAndAwait(DB, world().runs());

        kernel().signal(WEB, Signal.TERM);
        awaitEnd(WEB);

        assertThat(kernel().look(DB).alive()).isTrue();
        assertThat(kernel().look(DB).records()).doesNotContainKey(Records.EXIT);
    }

    @Test
    default void noProcessOutlivesAKill() throws Exception {
        startAndAwait(WEB, world().isStubborn());
        kernel().signal(WEB, Signal.TERM);
        assertThat(kernel().look(WEB).alive()).isTrue();

        kernel().kill(WEB);

        assertThat(awaitEnd(WEB).alive()).isFalse();
    }

    @Test
    default void anEndedInvocationIsSignalledAndKilledWithoutComplaint() throws Exception {
        start(WEB, world().exits(0));
        awaitEnd(WEB);

        kernel().signal(WEB, Signal.TERM);
        kernel().signalMain(WEB, Signal.TERM);
        kernel().kill(WEB);

        assertThat(kernel().look(WEB).alive()).isFalse();
    }

    @Test
    default void anEndedInvocationIsRemovedWhole() throws Exception {
        start(WEB, world().exits(0));
        awaitEnd(WEB);

        kernel().remove(WEB);

        assertThat(kernel().invocations()).isEmpty();
    }
}
