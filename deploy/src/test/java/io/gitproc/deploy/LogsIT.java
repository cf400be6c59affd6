package io.gitproc.deploy;

import static io.gitproc.deploy.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** {@code gitproc logs}: what a service wrote, to either output. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogsIT {
    private static final int EXIT_UNAVAILABLE = 69;

    private final Playground playground = Playground.open();

    @BeforeAll
    void deploy() {
        playground.write("talk.sh", """
                seq 1 20
                echo wrong >&2
                while :; do
                    if [ -e word ]; then cat word; rm word; fi
                    sleep 0.1
                done
                """);
        playground.work().write("talk.service", """
                [Service]
                ExecStart=/bin/sh talk.sh
                WorkingDirectory=%s
                """.formatted(playground.folder()));
        playground.deploy("Talk");
        eventually(
                () -> assertThat(playground.done("logs", "-o", "cat", "talk")).contains("wrong"));
    }

    @AfterAll
    void close() {
        playground.close();
    }

    @Test
    void allOfItIsShown() {
        assertThat(playground.done("logs", "-o", "cat", "talk.service").lines())
                .startsWith("1", "2", "3")
                .contains("20", "wrong");
    }

    @Test
    void theLastLinesAreShownWhenAsked() {
        assertThat(playground.done("logs", "-n", "1", "talk").lines()).hasSize(1);
        assertThat(playground.done("logs", "talk", "--lines", "0")).isEmpty();
    }

    @Test
    void theStreamsAreToldApart() {
        assertThat(playground.done("logs", "--stream", "stderr", "-o", "cat", "talk"))
                .isEqualTo("wrong\n");
        assertThat(playground.done("logs", "--stream", "stderr", "talk"))
                .matches("[A-Z][a-z]{2} [0-9]{2} [0-9:]{8} talk stderr: wrong\n");
    }

    @Test
    void whatComesIsFollowed() {
        try (Started follow = Started.run(playground.folder(), playground.command("logs", "-f", "-o", "cat", "talk"))) {
            eventually(() -> assertThat(follow.output()).contains("wrong\n"));
            playground.write("word", "hello there\n");

            eventually(() -> assertThat(follow.output()).contains("hello there\n"));
            assertThat(follow.isAlive()).isTrue();
        }
    }

    @Test
    void aLogOutlivesItsDaemonButItsFollowerIsTold() {
        try (Started follow =
                Started.run(playground.folder(), playground.command("logs", "--follow", "-o", "cat", "talk"))) {
            eventually(() -> assertThat(follow.output()).contains("wrong\n"));
            playground.killDaemon();
            playground.write("word", "said while nobody listened\n");
            eventually(() -> assertThat(follow.output()).contains("the daemon has ended, the service goes on"));
            assertThat(follow.terminate()).isEqualTo(EXIT_UNAVAILABLE);
            playground.startDaemon();

            eventually(() ->
                    assertThat(playground.done("logs", "-o", "cat", "talk")).contains("said while nobody listened\n"));
        }
    }
}
