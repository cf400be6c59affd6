package io.gitproc.executors;

import static io.gitproc.executors.KernelSubject.DB;
import static io.gitproc.executors.KernelSubject.WEB;
import static io.gitproc.executors.KernelSubject.exit;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.executors.Kernel.Look;
import io.gitproc.model.unit.Signal;
import org.junit.jupiter.api.Test;

/** What starts, and how it ended. */
interface StartContract extends KernelSubject {
    @Test
    default void aStartedServiceIsAliveAndSaysItsNumber() throws Exception {
        Look look = startAndAwait(WEB, world().runs());

        assertThat(look.alive()).isTrue();
        assertThat(look.records()).containsKeys(Records.LAUNCH, Records.UNIT, Records.LAUNCHER);
        RecordText started = RecordText.parse(look.records().get(Records.STARTED));
        assertThat(started.number("pid").orElseThrow()).isPositive();
        assertThat(started.instant("at")).isPresent();
    }

    @Test
    default void anInvocationIsAliveFromTheSpawnOn() throws Exception {
        start(WEB, world().runs());

        assertThat(kernel().look(WEB).alive()).isTrue();
    }

    @Test
    default void anExitCodeIsExact() throws Exception {
        start(WEB, world().exits(7));

        RecordText exit = exit(awaitEnd(WEB));

        assertThat(exit.number("code")).contains(7L);
        assertThat(exit.text("signal")).isEmpty();
        assertThat(exit.instant("at")).isPresent();
    }

    @Test
    default void aSignalIsExact() throws Exception {
        start(WEB, world().diesOf(Signal.KILL));

        RecordText exit = exit(awaitEnd(WEB));

        assertThat(exit.number("signal")).contains((long) Signal.KILL.number());
        assertThat(exit.number("core")).contains(0L);
        assertThat(exit.text("code")).isEmpty();
    }

    @Test
    default void aMissingProgramIsSaidWithStepAndCauseAndNeverStarted() throws Exception {
        start(WEB, world().isMissing());

        Look look = awaitEnd(WEB);

        assertThat(look.records()).doesNotContainKey(Records.STARTED);
        assertThat(exit(look).number("code")).contains(203L);
        assertThat(exit(look).text("step")).contains("EXEC");
        assertThat(exit(look).text("cause")).contains("no such file or directory");
        assertThat(exit(look).text("subject")).contains(world().isMissing().program());
    }

    @Test
    default void commandsRunOneAfterTheOtherUntilOneEndsBadly() throws Exception {
        start(WEB, world().exits(0), world().exits(0), world().exits(3), world().exits(0));

        assertThat(exit(awaitEnd(WEB)).number("code")).contains(3L);
    }

    @Test
    default void aBadEndThatIsIgnoredIsAGoodOne() throws Exception {
        Launch.Command bad = world().exits(3);
        start(WEB, new Launch.Command(bad.program(), bad.arguments(), true));

        assertThat(exit(awaitEnd(WEB)).number("code")).contains(0L);
    }

    @Test
    default void anEndIsAChangeOfThatInvocationAlone() throws Exception {
        startAndAwait(DB, world().runs());
        kernel().changed();

        start(WEB, world().exits(0));
        world().await(WEB, look -> !look.alive());

        assertThat(kernel().changed()).doesNotContain(DB);
    }
}
