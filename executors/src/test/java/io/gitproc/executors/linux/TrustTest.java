package io.gitproc.executors.linux;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.executors.Launch;
import io.gitproc.executors.Limits;
import io.gitproc.executors.Records;
import io.gitproc.model.unit.Signal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A number in a file is not believed; and a start that was given up does not happen later. */
class TrustTest extends RealTest {
    private static final ProcFs PROC = new ProcFs(Path.of("/proc"));

    @Test
    void aStrangerWhoseNumberStandsInARecordIsNeverSignalled() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "1000").start();
        try {
            kernel().create(WEB, new TreeMap<>(), Limits.none());
            kernel().write(WEB, Records.LAUNCHER, record(stranger.pid(), PROC.bootId()));

            assertThat(kernel().look(WEB).alive()).isFalse();
            kernel().signal(WEB, Signal.TERM);
            kernel().kill(WEB);

            assertThat(isAlive(stranger.pid())).isTrue();
        } finally {
            stranger.destroyForcibly().waitFor();
        }
    }

    private static String record(long pid, String boot) {
        long start = PROC.process(pid).orElseThrow().start();
        return "pid=" + pid + "\nstart=" + start + "\nboot=" + boot + "\n";
    }

    @Test
    void aStrangerIsNotTakenForTheMainProcess() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "1000").start();
        try {
            kernel().create(WEB, new TreeMap<>(), Limits.none());
            kernel().write(WEB, Records.STARTED, record(stranger.pid(), PROC.bootId()));

            kernel().signal(WEB, Signal.TERM);
            kernel().kill(WEB);

            assertThat(isAlive(stranger.pid())).isTrue();
        } finally {
            stranger.destroyForcibly().waitFor();
        }
    }

    @Test
    void theChildrenOfAStrangerAreNotSignalledEither() throws Exception {
        kernel().create(WEB, new TreeMap<>(), Limits.none());
        kernel().write(WEB, Records.LAUNCHER, record(ProcessHandle.current().pid(), PROC.bootId()));
        Process stranger = new ProcessBuilder("sleep", "1000").start();
        try {
            kernel().kill(WEB);

            assertThat(isAlive(stranger.pid())).isTrue();
        } finally {
            stranger.destroyForcibly().waitFor();
        }
    }

    @Test
    void aLauncherOfAnotherBootIsNotBelieved() throws Exception {
        start(WEB, "exec sleep 1000");
        long pid = Long.parseLong(field(awaitStart(WEB), Records.LAUNCHER, "pid"));
        kernel().create(key(1), new TreeMap<>(), Limits.none());
        kernel().write(key(1), Records.LAUNCHER, record(pid, "00000000-0000-0000-0000-000000000000"));

        assertThat(kernel().look(key(1)).alive()).isFalse();
    }

    @Test
    void theLauncherOfOneInvocationIsNotTakenForThatOfAnother() throws Exception {
        start(WEB, "exec sleep 1000");
        String record = awaitStart(WEB).records().get(Records.LAUNCHER);
        kernel().create(key(1), new TreeMap<>(), Limits.none());
        kernel().write(key(1), Records.LAUNCHER, record);

        assertThat(kernel().look(key(1)).alive()).isFalse();
        kernel().kill(key(1));

        assertThat(kernel().look(WEB).alive()).isTrue();
    }

    @Test
    void aLauncherWhoseFolderIsGoneRunsNothing() throws Exception {
        kernel().create(WEB, new TreeMap<>(), Limits.none());
        Path folder = world().settings().runtimeDirectory().resolve(WEB.toString());
        kernel().remove(WEB);

        assertThat(launch(folder)).isZero();
        assertThat(folder).doesNotExist();
    }

    @Test
    void aLauncherWhoseFolderIsRemovedWhileItPreparesRunsNothing() throws Exception {
        Path marker = world().folder().resolve("marker");
        Path first = world().pipe("first");
        Path second = world().pipe("second");
        kernel().create(WEB, new TreeMap<>(), Limits.none());
        LogFile log = new LogFile(world().logFile(WEB), OptionalLong.empty());
        Launch touching = running("touch " + marker, PLAIN);
        kernel().write(
                        WEB,
                        Records.ORDERS,
                        Orders.of(
                                touching,
                                new Placement(
                                        List.of(first, second), List.of(), PidNamespaces.Way.NONE, Path.of("/nowhere")),
                                log));

        Process launcher = launcher(world().settings().runtimeDirectory().resolve(WEB.toString()));
        Files.readString(first); // It has taken its orders, and waits for a reader of the second "cgroup".
        kernel().remove(WEB);
        Files.readString(second);

        assertThat(launcher.waitFor()).isZero();
        assertThat(marker).doesNotExist();
        assertThat(kernel().invocations()).isEmpty();
    }

    @Test
    void onlyTheFirstLauncherOfAnInvocationDoesAnything() throws Exception {
        Path ready = world().pipe("ready");
        start(WEB, "echo once; echo > " + ready + "; exec sleep 1000");
        Files.readString(ready);

        assertThat(launch(world().settings().runtimeDirectory().resolve(WEB.toString())))
                .isZero();

        kernel().signal(WEB, Signal.TERM);
        awaitEnd(WEB);
        assertThat(world().log(WEB)).isEqualTo("once\n");
    }

    @Test
    void ordersThatAreNotUnderstoodRunNothing() throws Exception {
        kernel().create(WEB, new TreeMap<>(), Limits.none());
        kernel().write(WEB, Records.ORDERS, "exec=/bin/true\0arg=true\0capability=all\0");

        assertThat(launch(world().settings().runtimeDirectory().resolve(WEB.toString())))
                .isEqualTo(1);
        assertThat(field(kernel().look(WEB), Records.EXIT, "step")).isEqualTo("ORDERS");
        assertThat(field(kernel().look(WEB), Records.EXIT, "subject")).isEqualTo("capability");
    }

    private static int launch(Path folder) throws Exception {
        return launcher(folder).waitFor();
    }

    private static Process launcher(Path folder) throws Exception {
        return new ProcessBuilder(RealWorld.LAUNCHER.toString(), folder.toString()).start();
    }
}
