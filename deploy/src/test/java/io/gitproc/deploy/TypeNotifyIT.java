package io.gitproc.deploy;

import static io.gitproc.deploy.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.reconciler.Programs;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Services that say when they are ready. */
class TypeNotifyIT {
    private final Playground playground = Playground.open();
    private final Speaker speaker = Speaker.in(playground.folder());
    private final Path go = playground.folder().resolve("go");

    @BeforeEach
    void makePipe() {
        Finished.run(playground.folder(), List.of("mkfifo", "-m", "666", go.toString()));
    }

    @AfterEach
    void close() {
        playground.close();
    }

    private void letGo() {
        playground.write("go", "\n");
    }

    @Test
    void whatIsAfterItStartsWhenItSaysThatItIsReady() {
        playground
                .work()
                .write(
                        "db.service",
                        speaker.unit("wait " + go + " say STATUS=\"half of it\" say READY=1 loiter", "Type=notify"))
                .write("web.service", "[Service]\nExecStart=/bin/sleep 1000\nAfter=db.service\n");
        playground.work().push("Add db and web");
        playground.awaitState("db", "starting");
        assertThat(playground.unit("web").notes()).containsExactly("waits for db.service");
        long pid = playground.unit("db").pid();

        letGo();

        playground.awaitState("web", "running");
        assertThat(playground.unit("db").state()).isEqualTo("running");
        assertThat(playground.unit("db").pid()).isEqualTo(pid);
        eventually(() -> assertThat(playground.done("status", "db")).contains("says: half of it"));
        assertThat(playground.done("history", "db")).contains("it says so");
    }

    @Test
    void itIsHeardWhileThereIsNoDaemon() {
        playground
                .work()
                .write("db.service", speaker.unit("wait " + go + " say READY=1 print said loiter", "Type=notify"));
        playground.work().push("Add db");
        playground.awaitState("db", "starting");
        long pid = playground.unit("db").pid();
        playground.killDaemon();

        letGo();
        eventually(() -> assertThat(playground.read("log/db.log")).contains("said"));
        playground.startDaemon();

        assertThat(playground.awaitState("db", "running").pid()).isEqualTo(pid);
    }

    @Test
    void aServiceThatEndsBeforeItIsReadyHasFailed() {
        playground.work().write("db.service", speaker.unit("say STATUS=forgetful", "Type=notify"));
        playground.work().push("Add db");

        assertThat(playground.awaitState("db", "failed").lastCause()).isEqualTo("exit 0 before READY=1 (protocol)");
    }

    @Test
    void aServiceThatFallsSilentIsStartedAgain() {
        playground
                .work()
                .write(
                        "db.service",
                        speaker.unit(
                                "say READY=1 every 200 10 WATCHDOG=1 print silent loiter",
                                "Type=notify",
                                "WatchdogSec=1",
                                "Restart=on-watchdog"));
        playground.deploy("Add db");
        long first = playground.unit("db").pid();

        eventually(() -> assertThat(playground.unit("db").lastCause()).isEqualTo("watchdog"));

        assertThat(playground.done("logs", "db")).contains("silent");
        eventually(() -> assertThat(playground.unit("db").state()).isEqualTo("running"));
        assertThat(playground.unit("db").pid()).isNotEqualTo(first);
    }

    @Test
    void theToolOfSystemdIsHeard() {
        Programs.assume("systemd-notify");
        playground.write("db.sh", "systemd-notify --ready --status='by a child' && echo told; exec sleep 1000\n");
        playground.work().write("db.service", """
                [Service]
                Type=notify
                NotifyAccess=all
                ExecStart=/bin/sh %s/db.sh
                """.formatted(playground.folder()));
        playground.deploy("Add db");

        assertThat(playground.unit("db").state()).isEqualTo("running");
        eventually(() -> assertThat(playground.unit("db").notes()).containsExactly("says: by a child"));
        eventually(() -> assertThat(playground.done("logs", "db")).contains("told"));
    }
}
