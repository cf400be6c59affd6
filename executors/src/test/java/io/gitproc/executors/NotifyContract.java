package io.gitproc.executors;

import static io.gitproc.executors.KernelSubject.WEB;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.executors.Kernel.Look;
import io.gitproc.model.unit.NotifyAccess;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a service says of itself. Not every kernel hears it. */
public interface NotifyContract extends KernelSubject {
    Listening HEARD = new Listening(NotifyAccess.MAIN, Optional.empty(), true);
    Duration WATCHDOG = Duration.ofMillis(300);

    @Test
    default void aServiceSaysThatItIsReadyAndHowItIs() throws Exception {
        start(WEB, HEARD, world().says("half of it"));

        Look look = world().await(WEB, NotifyContract::isReady);

        assertThat(said(look).instant("ready").orElseThrow())
                .isAfterOrEqualTo(RecordText.parse(look.records().get(Records.STARTED))
                        .instant("at")
                        .orElseThrow());
        assertThat(said(look).text("status")).contains("half of it");
    }

    @Test
    default void aServiceThatNobodyListensToIsNotHeard() throws Exception {
        start(WEB, Listening.NONE, world().saysAtItsEnd("goodbye"));

        assertThat(awaitEnd(WEB).records()).doesNotContainKey(Records.NOTIFIED);
    }

    @Test
    default void whatWasSaidBeforeAnEndIsKnownOnceTheEndIs() throws Exception {
        start(WEB, HEARD, world().saysAtItsEnd("goodbye"));

        Look look = world().await(WEB, it -> it.records().containsKey(Records.EXIT));

        assertThat(isReady(look)).isTrue();
        assertThat(said(look).text("status")).contains("goodbye");
    }

    @Test
    default void aNewDaemonLearnsWhatWasSaid() throws Exception {
        start(WEB, HEARD, world().says("half of it"));

        world().restartDaemon();

        assertThat(isReady(world().await(WEB, NotifyContract::isReady))).isTrue();
    }

    @Test
    default void whoFallsSilentIsOnRecordAndRunsOn() throws Exception {
        Listening watched = new Listening(NotifyAccess.MAIN, Optional.of(WATCHDOG), true);
        start(WEB, watched, world().says("nothing more"));

        Look look = world().await(WEB, it -> isSaid(it, "hung"));

        assertThat(said(look).instant("hung").orElseThrow())
                .isAfterOrEqualTo(said(look).instant("ready").orElseThrow().plus(WATCHDOG.dividedBy(2)));
        assertThat(look.alive()).isTrue();
    }

    private static boolean isReady(Look look) {
        return isSaid(look, "ready");
    }

    private static boolean isSaid(Look look, String what) {
        return said(look).number(what).filter(at -> at > 0).isPresent();
    }

    private static RecordText said(Look look) {
        return RecordText.parse(look.records().getOrDefault(Records.NOTIFIED, ""));
    }
}
