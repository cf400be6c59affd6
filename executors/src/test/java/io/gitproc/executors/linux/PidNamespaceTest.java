package io.gitproc.executors.linux;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.executors.Kernel.Look;
import io.gitproc.executors.Records;
import io.gitproc.model.unit.Signal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service with process ids of its own, under an init that is its launcher. */
final class PidNamespaceTest extends OrderedTest {
    private static final String OWN = "pidns=1";

    @BeforeEach
    void needsRoot() {
        assumeRoot();
    }

    @Test
    void aServiceSeesOnlyItsOwnProcesses() throws Exception {
        assertThat(outputUnder("ps -e -o pid= -o comm=", OWN)
                        .lines()
                        .map(line -> line.strip().replaceAll(" +", " ")))
                .containsExactly("1 gitproc-init", "2 sh", "3 ps");
    }

    @Test
    void theEnvironmentHasTheNumberOfTheNamespaceAndTheRecordThatOfTheHost() throws Exception {
        Path numbers = world().pipe("numbers");
        Look look = startUnder("echo $SYSTEMD_EXEC_PID $$ > " + numbers + "; exec sleep 1000", OWN);

        long onHost = Long.parseLong(field(look, Records.STARTED, "pid"));
        assertThat(Files.readString(numbers)).isEqualTo("2 2\n");
        assertThat(namespaceNumbers(onHost)).containsExactly(Long.toString(onHost), "2");
    }

    private static List<String> namespaceNumbers(long pid) throws Exception {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("NSpid:"))
                .flatMap(line -> List.of(line.split("\t")).stream().skip(1))
                .toList();
    }

    @Test
    void theLauncherOnRecordIsThatOfTheNamespaceByItsNumberOnTheHost() throws Exception {
        Look look = startUnder("exec sleep 1000", OWN);

        long launcher = Long.parseLong(field(look, Records.LAUNCHER, "pid"));
        assertThat(namespaceNumbers(launcher)).containsExactly(Long.toString(launcher), "1");
        assertThat(look.alive()).isTrue();
    }

    @Test
    void anExitCodeIsExact() throws Exception {
        assertThat(field(run("exit 7", OWN), Records.EXIT, "code")).isEqualTo("7");
    }

    @Test
    void aSignalIsExact() throws Exception {
        Look look = run("kill -USR1 $$", OWN);

        assertThat(field(look, Records.EXIT, "signal")).isEqualTo("10");
        assertThat(field(look, Records.EXIT, "code")).isEmpty();
    }

    @Test
    void aFailureBeforeTheProgramRunsIsToldAsEver() throws Exception {
        assertThat(failureUnder(OWN, "cwd=/no/such")).isEqualTo("200 CHDIR /no/such no such file or directory");
    }

    @Test
    void aProgramWithoutAHandlerEndsAtOnceOfASignal() throws Exception {
        startUnder("exec sleep 1000", OWN);

        kernel().signal(WEB, Signal.TERM);

        assertThat(field(awaitEnd(WEB), Records.EXIT, "signal")).isEqualTo("15");
    }

    @Test
    void aSignalToTheLauncherIsPassedOn() throws Exception {
        Look look = startUnder("exec sleep 1000", OWN);

        PidFd.open(Long.parseLong(field(look, Records.LAUNCHER, "pid")))
                .orElseThrow()
                .signal(Signal.TERM.number());

        assertThat(field(awaitEnd(WEB), Records.EXIT, "signal")).isEqualTo("15");
    }

    @Test
    void whatIsOrphanedIsReapedAndKeepsTheServiceAlive() throws Exception {
        Path ready = world().pipe("ready");
        launch(WEB, "(setsid sh -c 'echo > " + ready + "; exec sleep 1000' &) ; exit 3", OWN);
        Files.readString(ready);

        Look look = world().await(WEB, now -> now.records().containsKey(Records.EXIT));
        assertThat(look.alive()).isTrue();
        kernel().signal(WEB, Signal.TERM);

        Look end = awaitEnd(WEB);
        assertThat(field(end, Records.EXIT, "code")).isEqualTo("3");
    }

    @Test
    void aKillLeavesNobodyAndIsWrittenDown() throws Exception {
        Look look = startUnder("trap '' TERM; setsid sh -c \"trap '' TERM; sleep 1001 & wait\" & wait", OWN);

        kernel().kill(WEB);

        assertThat(field(awaitEnd(WEB), Records.EXIT, "signal")).isEqualTo("9");
        assertThat(isAlive(Long.parseLong(field(look, Records.STARTED, "pid")))).isFalse();
    }

    @Test
    void aServiceDiesWithItsLauncher() throws Exception {
        Look look = startUnder("setsid sleep 1001 & exec sleep 1000", OWN);

        PidFd.open(Long.parseLong(field(look, Records.LAUNCHER, "pid")))
                .orElseThrow()
                .signal(Signal.KILL.number());
        Look end = awaitEnd(WEB);

        assertThat(end.records()).doesNotContainKey(Records.EXIT);
        assertThat(isAlive(Long.parseLong(field(look, Records.STARTED, "pid")))).isFalse();
    }

    @Test
    void aNewDaemonFindsItAndLearnsItsEnd() throws Exception {
        startUnder("exec sleep 1000", OWN);

        assertThat(world().restartDaemon().look(WEB).alive()).isTrue();
        kernel().signal(WEB, Signal.TERM);

        assertThat(field(awaitEnd(WEB), Records.EXIT, "signal")).isEqualTo("15");
    }

    @Test
    void mountsOfTheServiceStayInIt() throws Exception {
        Path point = Files.createDirectory(world().folder().resolve("point"));

        assertThat(outputUnder("mount -t tmpfs none " + point + " && touch " + point + "/x && ls " + point, OWN))
                .isEqualTo("x\n");
        assertThat(point).isEmptyDirectory();
    }

    @Test
    void oneCommandAfterTheOtherHasTheSameProcessIds() throws Exception {
        Look look = run("exit 4", OWN, "exec=/bin/sh", "arg=sh", "arg=-c", "arg=exit 0");

        assertThat(field(look, Records.EXIT, "code")).isEqualTo("4");
    }

    @Test
    void withoutItTheNumbersAreThoseOfTheHost() throws Exception {
        Look look = run("echo $$");

        assertThat(world().log(WEB).strip()).isEqualTo(field(look, Records.STARTED, "pid"));
    }

    @Test
    void aUserNamespaceAloneIsRefused() throws Exception {
        assertThat(failureUnder("userns=1")).startsWith("1 ORDERS orders");
    }

    @Test
    void anythingButAYesIsRefused() throws Exception {
        assertThat(failureUnder("pidns=maybe")).isEqualTo("1 ORDERS pidns invalid argument");
    }

    @Test
    void aFolderThatIsGoneLetsNothingBegin() throws Exception {
        Path marker = world().folder().resolve("marker");
        Process launcher =
                launch(WEB, "touch " + marker, OWN, "home=" + world().pipe("first"), "home=" + world().pipe("second"));
        Files.readString(world().folder().resolve("first")); // It has its orders, and waits for a reader of the second.
        kernel().remove(WEB);
        Files.readString(world().folder().resolve("second"));

        assertThat(launcher.waitFor()).isZero();
        assertThat(marker).doesNotExist();
    }
}
