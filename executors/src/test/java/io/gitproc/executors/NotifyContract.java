package io.gitproc.executors;

import static io.gitproc.executors.KernelSubject.WEB;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.executors.Kernel.Look;
import io.gitproc.model.unit.NotifyAccess;
import org.junit.jupiter.api.Test;

/** What a service says of itself. Not every kernel hears it. */
public interface NotifyContract extends KernelSubject {
    @Test
    default void aServiceSaysThatItIsReadyAndHowItIs() throws Exception {
        start(WEB, NotifyAccess.MAIN, world().says("half of it"));

        Look look = world().await(WEB, NotifyContract::isReady);

        assertThat(said(look).instant("ready").orElseThrow())
                .isAfterOrEqualTo(RecordText.parse(look.records().get(Records.STARTED))
                        .instant("at")
                        .orElseThrow());
        assertThat(said(look).text("status")).contains("half of it");
    }

    @Test
    default void aServiceThatNobodyListensToIsNotHeard() throws Exception {
        start(WEB, NotifyAccess.NONE, world().saysAtItsEnd("goodbye"));

        assertThat(awaitEnd(WEB).records()).doesNotContainKey(Records.NOTIFIED);
    }

    @Test
    default void whatWasSaidBeforeAnEndIsKnownOnceTheEndIs() throws Exception {
        start(WEB, NotifyAccess.MAIN, world().saysAtItsEnd("goodbye"));

        Look look = world().await(WEB, it -> it.records().containsKey(Records.EXIT));

        assertThat(isReady(look)).isTrue();
        assertThat(said(look).text("status")).contains("goodbye");
    }

    @Test
    default void aNewDaemonLearnsWhatWasSaid() throws Exception {
        start(WEB, NotifyAccess.MAIN, world().says("half of it"));

        world().restartDaemon();

        assertThat(isReady(world().await(WEB, NotifyContract::isReady))).isTrue();
    }

    private static boolean isReady(Look look) {
        return said(look).number("ready").filter(at -> at > 0).isPresent();
    }

    private static RecordText said(Look look) {
        return RecordText.parse(look.records().getOrDefault(Records.NOTIFIED, ""));
    }
}
