package io.gitproc.executors;

import static io.gitproc.executors.KernelSubject.WEB;
import static io.gitproc.executors.KernelSubject.exit;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.executors.KernelWorld.Bystander;
import io.gitproc.model.unit.Signal;
import org.junit.jupiter.api.Test;

/** What is not ours is never touched, however much it looks like it. */
interface BystanderContract extends KernelSubject {
    @Test
    default void aProcessBesideTheServiceIsNeitherSignalledNorKilled() throws Exception {
        try (Bystander beside = world().bystander(WEB)) {
            startAndAwait(WEB, world().isStubborn());

            kernel().signal(WEB, Signal.TERM);
            kernel().kill(WEB);
            awaitEnd(WEB);
            kernel().remove(WEB);

            assertThat(beside.isUntouched()).isTrue();
        }
    }

    /** The number of a main process that has ended belongs to whoever gets it next. */
    @Test
    default void aProcessThatHasGotTheNumberOfTheMainOneIsNotSignalled() throws Exception {
        startAndAwait(WEB, world().runsWithAChild());
        world().awaitChild();
        kernel().signalMain(WEB, Signal.TERM);
        Kernel.Look ended = world().await(WEB, look -> look.records().containsKey(Records.EXIT));

        try (Bystander heir = world().bystander(WEB)) {
            kernel().write(WEB, Records.STARTED, numbered(ended, Records.STARTED, heir.pid()));
            kernel().signalMain(WEB, Signal.TERM);
            kernel().kill(WEB);
            awaitEnd(WEB);

            assertThat(heir.isUntouched()).isTrue();
        }
        assertThat(exit(ended).number("signal")).contains((long) Signal.TERM.number());
    }

    @Test
    default void aProcessThatHasGotTheNumberOfTheLauncherIsNotTakenForIt() throws Exception {
        start(WEB, world().exits(0));
        Kernel.Look ended = awaitEnd(WEB);

        try (Bystander heir = world().bystander(WEB)) {
            kernel().write(WEB, Records.LAUNCHER, numbered(ended, Records.LAUNCHER, heir.pid()));
            Kernel daemon = world().restartDaemon();

            assertThat(daemon.look(WEB).alive()).isFalse();
            daemon.signal(WEB, Signal.TERM);
            daemon.kill(WEB);

            assertThat(heir.isUntouched()).isTrue();
        }
    }

    /** A record as it was, with another number. */
    private static String numbered(Kernel.Look look, String record, long pid) {
        return look.records().getOrDefault(record, "").replaceFirst("(?m)^pid=.*$", "pid=" + pid);
    }
}
