package io.gitproc.reconciler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.reconciler.api.ApiServer;
import io.gitproc.reconciler.api.RecordingControl;
import io.gitproc.reconciler.api.Reply;
import io.gitproc.reconciler.api.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class AwaitedTest {
    private static final Reply CONVERGED = Reply.done("converged");
    private static final String CLEARED = "\r\u001b[K";

    @TempDir
    Path home;

    @Test
    void whoWatchesSeesHowFarTheHostIsUntilTheAnswerComes() throws Exception {
        Screen screen = Screen.watched(home, Samples.NOW);

        String err = errOfSync(screen, CompletableFuture.supplyAsync(() -> whenItHasALine(screen)));
        assertThat(err).startsWith("\r1 of 1 units settled; ").endsWith(CLEARED);
    }

    private static Reply whenItHasALine(Screen screen) {
        while (screen.err().isEmpty()) {
            Thread.onSpinWait();
        }
        return CONVERGED;
    }

    /** The answer comes when there was time for a line. */
    @Test
    void aPipeGetsNothingOfIt() throws Exception {
        Screen screen = new Screen(home, Samples.NOW);

        CompletableFuture<Reply> answer = new CompletableFuture<>();
        assertThat(errOfSync(screen, answer.completeOnTimeout(CONVERGED, 1, TimeUnit.SECONDS)))
                .isEmpty();
    }

    private String errOfSync(Screen screen, CompletableFuture<Reply> answer) throws IOException {
        RecordingControl control = new RecordingControl(Samples.calm(Samples.running()), home);
        control.answer(answer);
        try (ApiServer server = ApiServer.open(home.resolve("gitproc.sock"), control, Samples.PROGRAM)) {
            assertThat(server).isNotNull();
            assertThat(screen.run("sync", "--wait")).isZero();
        }
        assertThat(screen.out()).isEqualTo("converged\n");
        return screen.err();
    }

    @Test
    void theUnitThatIsWaitedForIsNamed() throws IOException {
        assertThat(progress("""
                {"sync":"Progressing","units":[{"name":"a.service","state":"running"},
                 {"name":"web.service","state":"starting","since":"2026-11-22T20:35:57Z"}]}""")).isEqualTo("1 of 2 units settled; waits for web.service (starting 4 s)…");
    }

    @Test
    void whileNoUnitIsOnItsWayTheStateOfTheHostIsTold() throws IOException {
        assertThat(progress("{\"sync\":\"Progressing\",\"units\":[]}"))
                .isEqualTo("0 of 0 units settled; Progressing for 9 s…");
    }

    private static String progress(String status) throws IOException {
        Instant begun = Samples.NOW.minusSeconds(9);
        Host host = new Host(JsonValue.parse(status.getBytes(StandardCharsets.UTF_8)));
        return new Progress(host, begun, Samples.NOW).text();
    }
}
