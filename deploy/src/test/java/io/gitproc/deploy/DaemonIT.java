package io.gitproc.deploy;

import static io.gitproc.deploy.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The daemon comes and goes; its services stay, unless they are told to go with it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DaemonIT {
    private static final int EXIT_FAILED = 1;
    private static final int EXIT_UNAVAILABLE = 69;

    private final Playground playground = Playground.quiet();

    @BeforeEach
    void deploy() {
        if (!playground.hasDaemon()) {
            playground.startDaemon();
        }
        playground
                .work()
                .write("web.service", "[Service]\nExecStart=/bin/sleep 1000\n")
                .write("db.service", "[Service]\nExecStart=/bin/sleep 1001\nRestart=always\n")
                .write("brief.service", "[Service]\nExecStart=/bin/sleep 1002\n");
        playground.deploy("Add three");
    }

    @AfterAll
    void close() {
        playground.close();
    }

    @Test
    void aKilledDaemonTouchesNoServiceAndTheNextOneTakesThemOver() {
        List<String> services = sleeping();
        long web = playground.unit("web").pid();
        playground.killDaemon();
        assertThat(sleeping()).isEqualTo(services).hasSize(3);
        assertThat(playground.socket()).exists();
        playground.startDaemon();
        playground.settle();

        assertThat(sleeping()).isEqualTo(services);
        assertThat(playground.unit("web").pid()).isEqualTo(web);
        assertThat(playground.unit("web").restarts()).isZero();
    }

    @Test
    void itKeepsToASmallHeap() {
        assertThat(new RunningProcess(playground.daemonPid()).arguments()).contains("-Xmx64m");
    }

    @Test
    void whatEndedInItsAbsenceIsLearned() {
        long brief = playground.unit("brief").pid();
        long db = playground.unit("db").pid();
        playground.killDaemon();
        kill(brief);
        kill(db);
        playground.startDaemon();

        assertThat(playground.awaitState("brief", "failed").lastCause()).isEqualTo("SIGKILL");
        UnitShown restarted = playground.awaitState("db", "running");
        assertThat(restarted.pid()).isNotEqualTo(db);
        assertThat(restarted.lastCause()).isEqualTo("SIGKILL");
        playground.done("start", "brief");
    }

    @Test
    void whatWasPushedInItsAbsenceIsDone() {
        long web = playground.unit("web").pid();
        playground.killDaemon();
        playground.work().delete("brief.service").write("db.service", "[Service]\nExecStart=/bin/sleep 1003\n");
        playground.work().push("Delete one, change one");
        playground.startDaemon();
        playground.settle();

        assertThat(playground.unit("web").pid()).isEqualTo(web);
        assertThat(sleeping()).hasSize(2).anyMatch(line -> line.endsWith("sleep 1003 "));
    }

    @Test
    void aSecondDaemonIsRefusedWithThePidOfTheFirst() {
        long first = playground.daemonPid();
        Finished second = playground.gitproc("daemon");
        Finished foreground = playground.gitproc("daemon", "--foreground");

        for (Finished refused : List.of(second, foreground)) {
            assertThat(refused.code()).isEqualTo(EXIT_FAILED);
            assertThat(refused.err()).contains("already runs").contains("pid " + first);
        }
        assertThat(playground.daemonPid()).isEqualTo(first);
    }

    @Test
    void aSecondDaemonWithTheSameStateIsRefusedToo() {
        long first = playground.daemonPid();
        playground.write("other.yaml", """
                repo_path: services.git
                socket_path: other.sock
                state_file: %s
                log_dir: other-log
                runtime_dir: other-run
                """.formatted(playground.stateFile()));
        Finished second = Finished.run(
                playground.folder(),
                List.of(Distribution.packed().command().toString(), "--config", "other.yaml", "daemon"));

        assertThat(second.code()).isEqualTo(EXIT_FAILED);
        assertThat(second.err()).contains("already runs").contains("pid " + first);
    }

    @Test
    void itEndsAndItsServicesLiveOn() {
        List<String> services = sleeping();
        ProcessHandle daemon = ProcessHandle.of(playground.daemonPid()).orElseThrow();
        playground.done("shutdown");

        eventually(() -> assertThat(daemon.isAlive()).isFalse());
        assertThat(sleeping()).isEqualTo(services);
        assertThat(Files.exists(playground.socket())).isFalse();
    }

    @Test
    void itEndsWithItsServicesWhenAsked() {
        playground.done("shutdown", "--stop-services");

        assertThat(sleeping()).isEmpty();
        eventually(() -> assertThat(playground.traces()).isEqualTo(Traces.NONE));
    }

    @Test
    void withoutADaemonEveryVerbSaysHowToStartOne() {
        playground.done("shutdown", "--stop-services");

        for (String verb : List.of("list", "status", "sync", "shutdown")) {
            Finished alone = playground.gitproc(verb);
            assertThat(alone.code()).as(verb).isEqualTo(EXIT_UNAVAILABLE);
            assertThat(alone.err())
                    .contains("cannot reach the daemon: nothing listens on " + playground.socket())
                    .contains("gitproc daemon");
        }
        assertThat(playground.gitproc("stop", "web").code()).isEqualTo(EXIT_UNAVAILABLE);
    }

    /** Each process of a service, as pid and command line. */
    private List<String> sleeping() {
        return playground.traces().processes().stream()
                .filter(line -> line.matches("\\d+ /bin/sleep .*"))
                .toList();
    }

    private static void kill(long pid) {
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        eventually(() -> assertThat(process.isAlive()).isFalse());
    }
}
