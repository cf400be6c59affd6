package io.gitproc.reconciler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The output of units. */
@Timeout(120)
final class LogsVerbTest extends WithADaemon {
    @Test
    void theLogsOfSeveralUnitsGoByTimeWithTheirNames() throws IOException {
        log("web", "2026-11-22T20:36:01.000000Z 01234567 o one", "2026-11-22T20:36:03.000000Z 01234567 e three");
        log(
                "db",
                "2026-11-22T20:36:02.000000Z 01234567 o two, on",
                "a second line",
                "2026-11-22T20:36:04.000000Z 01234567 o four");

        assertThat(screen.run("logs", "web", "db")).as(screen.err()).isZero();
        assertThat(screen.out()).isEqualTo("""
                Nov 22 20:36:01 web stdout: one
                Nov 22 20:36:02 db  stdout: two, on
                a second line
                Nov 22 20:36:03 web stderr: three
                Nov 22 20:36:04 db  stdout: four
                """);
        assertThat(screen.run("logs", "web", "db", "--grep", "t(wo|hree)")).isZero();
        assertThat(screen.out()).isEqualTo("Nov 22 20:36:02 db  stdout: two, on\nNov 22 20:36:03 web stderr: three\n");
        assertThat(screen.run("logs", "web", "--grep", "(")).isEqualTo(64);
    }

    @Test
    void theLastLinesOfALogAreCountedAmongThoseWithAMatch() throws IOException {
        log("web", "GET /a", "GET /b", "POST /c", "GET /d", "POST /e", "POST /f");

        assertThat(screen.run("logs", "web", "--grep", "GET", "-n", "2")).isZero();
        assertThat(screen.out()).isEqualTo("GET /b\nGET /d\n");
        assertThat(screen.run("logs", "web", "--grep", "GET", "-n", "9")).isZero();
        assertThat(screen.out()).isEqualTo("GET /a\nGET /b\nGET /d\n");
        assertThat(screen.run("logs", "web", "--grep", "GET", "-n", "0")).isZero();
        assertThat(screen.out()).isEmpty();
    }

    private void log(String unit, String... lines) throws IOException {
        Files.writeString(home.resolve(unit + ".log"), String.join("\n", lines) + "\n");
    }

    @Test
    void logsArePrintedByteForByteToAProgram() throws IOException {
        Files.writeString(home.resolve("web.log"), "a\n\u001b[31mb\u001b[0m\nc");

        assertThat(screen.run("logs", "web")).isZero();
        assertThat(screen.out()).isEqualTo("a\n\u001b[31mb\u001b[0m\nc\n");
        assertThat(screen.run("logs", "web", "-n", "1")).isZero();
        assertThat(screen.out()).isEqualTo("c\n");
        assertThat(screen.run("logs", "web", "-n", "-1")).isEqualTo(64);
    }

    @Test
    void logsAreAskedForByTimeInvocationAndStream() throws IOException {
        Files.writeString(home.resolve("web.log.1"), "2026-11-22T20:30:00.000000Z 0123abcd o one\n");
        Files.writeString(
                home.resolve("web.log"),
                "2026-11-22T20:31:00.000000Z ffff0000 o two\n2026-11-22T20:32:00.000000Z ffff0000 e three\n");

        assertThat(screen.run("logs", "web", "-o", "cat")).isZero();
        assertThat(screen.out()).isEqualTo("one\ntwo\nthree\n");
        assertThat(screen.run("logs", "web", "-o", "cat", "--invocation", "previous"))
                .isZero();
        assertThat(screen.out()).isEqualTo("one\n");
        assertThat(screen.run("logs", "web", "-o", "cat", "--stream", "stderr")).isZero();
        assertThat(screen.out()).isEqualTo("three\n");
        assertThat(screen.run("logs", "web", "--since", "2026-11-22T20:31:30Z")).isZero();
        assertThat(screen.out()).isEqualTo("Nov 22 20:32:00 web stderr: three\n");
    }

    @Test
    void whatCannotBeAskedOfALogIsSaid() {
        assertThat(screen.run("logs", "web", "--since", "soon")).isEqualTo(64);
        assertThat(screen.err()).startsWith("--since=soon is not a time\n");
        assertThat(screen.run("logs", "web", "--invocation", "x&lines=1")).isEqualTo(64);
        assertThat(screen.err()).startsWith("x&lines=1 is not an invocation\n");
        assertThat(screen.run("logs", "web", "--stream", "both")).isEqualTo(64);
        assertThat(screen.run("logs", "web", "--invocation", "previous")).isEqualTo(1);
        assertThat(screen.err()).startsWith("no invocation before the newest one has written to ");
    }

    @Test
    void aFollowedLogEndsWhenTheDaemonDoes() throws Exception {
        Files.writeString(home.resolve("web.log"), "a\n");
        CompletableFuture<Integer> code = CompletableFuture.supplyAsync(() -> screen.run("logs", "-f", "web"));
        while (screen.out().isEmpty()) {
            Thread.onSpinWait();
        }
        server.close();

        assertThat(code.get()).isEqualTo(69);
        assertThat(screen.out()).isEqualTo("a\n");
    }
}
