package io.gitproc.reconciler.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.gitproc.reconciler.Programs;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ApiServerTest {
    private static final String ME = System.getProperty("user.name");

    @TempDir
    Path folder;

    private Path socket;
    private RecordingControl control;
    private ApiServer server;

    @BeforeEach
    void open() throws IOException {
        socket = folder.resolve("s.sock");
        control = new RecordingControl(Samples.calm(Samples.running()), folder);
        server = ApiServer.open(socket, control, Samples.PROGRAM);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void readsAreOfTheSnapshot() throws IOException {
        assertThat(get("/api/v1/units"))
                .startsWith("HTTP/1.1 200 ")
                .contains("Content-Type: application/json")
                .endsWith("\r\n\r\n[" + unitJson() + "]\n");
        assertThat(get("/api/v1/units/web.service")).endsWith("\r\n\r\n" + unitJson() + "\n");
        assertThat(get("/api/v1/units/web")).endsWith("\r\n\r\n" + unitJson() + "\n");
        assertThat(get("/api/v1/status")).contains("{\"version\":\"1.2\",\"pid\":99,\"host\":{", "\"firstLook\":true,");
    }

    @Test
    void verbsAreHandedToTheDaemonWithWhoAsks() throws IOException {
        post("/api/v1/units/web/start", "");
        post("/api/v1/units/web/stop", "{\"reason\": \"disk\"}");
        post("/api/v1/units/web/stop", "{}");
        post("/api/v1/units/web/stop", "{\"for\": \"1h 30min\"}");
        post("/api/v1/units/web/stop", "{\"for\": \"infinity\"}");
        post("/api/v1/units/web/release", "");
        post("/api/v1/pause", "{\"reason\": \"move\", \"for\": \"2h\"}");
        post("/api/v1/resume", "");
        post("/api/v1/units/web/restart", "");
        post("/api/v1/units/web/reset-failed", "");
        post("/api/v1/rollback", "{\"commit\": \"3fa9\", \"reason\": null}");
        post("/api/v1/sync", "");
        post("/api/v1/sync?wait=90", "");
        post("/api/v1/shutdown", "");
        assertThat(post("/api/v1/shutdown", "{\"stopServices\": true}"))
                .endsWith("{\"message\":\"done\",\"hint\":\"\",\"exitCode\":0}\n");

        assertThat(control.asked())
                .containsExactly(
                        "start web.service by " + ME,
                        "stop web.service by " + ME + ": disk",
                        "stop web.service by " + ME + ": ",
                        "stop web.service for PT1H30M by " + ME + ": ",
                        "stop web.service by " + ME + ": ",
                        "release web.service by " + ME,
                        "pause for PT2H by " + ME + ": move",
                        "resume by " + ME,
                        "restart web.service by " + ME,
                        "reset-failed web.service by " + ME,
                        "rollback 3fa9 until MENDED by " + ME + ": ",
                        "sync",
                        "sync and settle within PT1M30S",
                        "shutdown by " + ME,
                        "shutdown with services by " + ME);
    }

    @Test
    void aReasonIsOneLineThatDoesNothingToATerminal() throws IOException {
        post("/api/v1/units/web/stop", "{\"reason\": \" a\\u001b[2J\\nb" + "x".repeat(300) + "\"}");

        assertThat(control.asked().get(0))
                .startsWith("stop web.service by " + ME + ": a\\x1b[2J\\x0abxxx")
                .hasSizeLessThan(250)
                .endsWith("x…");
    }

    @Test
    void aTimeThatIsNoneIsRefused() throws IOException {
        for (String span : List.of("-1", "soon", "0", "")) {
            assertThat(post("/api/v1/units/web/stop", "{\"for\": \"" + span + "\"}"))
                    .startsWith("HTTP/1.1 400 ")
                    .contains("\"error\":\"for=" + span + " is not a time span\"")
                    .contains("\"exitCode\":64");
        }
        assertThat(control.asked()).isEmpty();
    }

    /** A look at every open file: only for those who change something. */
    @Test
    void whoLoggedInIsToldWithWhatIsAsked() throws IOException {
        Path other = folder.resolve("other.sock");
        AtomicInteger looks = new AtomicInteger();
        Function<SocketChannel, Optional<String>> logins = connection -> Optional.of("alice" + looks.incrementAndGet());
        try (ApiServer sudo = ApiServer.open(other, control, Samples.PROGRAM, logins)) {
            UnixHttp.get(other, "/api/v1/status");
            UnixHttp.post(other, "/api/v1/resume", "");
            UnixHttp.post(other, "/api/v1/resume", "");
        }

        assertThat(control.asked())
                .containsExactly("resume by alice1 (as " + ME + ")", "resume by alice2 (as " + ME + ")");
    }

    @Test
    void aRefusalHasItsStatusAndItsExitCode() throws IOException {
        control.answer(CompletableFuture.completedFuture(Reply.refused(ExitCode.FAILED, "no", "later")));

        assertThat(post("/api/v1/units/web/start", ""))
                .startsWith("HTTP/1.1 409 ")
                .endsWith("{\"error\":\"no\",\"hint\":\"later\",\"exitCode\":1}\n");
    }

    @Test
    void thePastIsAskedWithUnitTimeAndLimit() throws IOException {
        assertThat(get("/api/v1/history?unit=web&since=2026-11-22T20:36:01Z&limit=5"))
                .startsWith("HTTP/1.1 200 ")
                .contains("{\"entries\":[],\"passedOver\":0}");
        assertThat(get("/api/v1/history?since=teatime")).startsWith("HTTP/1.1 400 ");
        assertThat(get("/api/v1/history?limit=100001")).startsWith("HTTP/1.1 400 ");
        assertThat(get("/api/v1/history?unit=..%2Fetc")).startsWith("HTTP/1.1 400 ");
        assertThat(get("/api/v1/history/at?time=2026-11-22T20:36:01Z")).contains("\"units\":[]");
        assertThat(get("/api/v1/history/at")).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void aProcessIsExplainedByItsUnitOrIsNobodys() throws IOException {
        assertThat(get("/api/v1/processes/4711/why"))
                .startsWith("HTTP/1.1 200 ")
                .contains("\"lastChange\":null");
        assertThat(get("/api/v1/processes/1/why"))
                .startsWith("HTTP/1.1 404 ")
                .contains("process 1 belongs to no unit of this host");
        assertThat(get("/api/v1/processes/-1/why")).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void aUnitThatIsNotThereIsToldWithTheNearest() throws IOException {
        assertThat(get("/api/v1/units/wep"))
                .startsWith("HTTP/1.1 404 ")
                .endsWith("{\"error\":\"cannot show wep.service: no such unit in 3fa9c2d\","
                        + "\"hint\":\"did you mean web.service?\",\"exitCode\":4}\n");
        assertThat(post("/api/v1/units/nginx/start", ""))
                .contains("cannot start nginx.service: no such unit")
                .contains("to add it, commit a file nginx.service to the watched branch");
        assertThat(get("/api/v1/units/nginx/logs")).startsWith("HTTP/1.1 404 ");
        assertThat(control.asked()).isEmpty();
    }

    @Test
    void whatIsAskedWronglyIsRefused() throws IOException {
        assertThat(get("/api/v1/nothing")).startsWith("HTTP/1.1 404 ");
        assertThat(get("/api/v1/units/..%2f..%2fetc"))
                .startsWith("HTTP/1.1 400 ")
                .contains("\"exitCode\":64");
        assertThat(get("/api/v1/units/a%20b")).startsWith("HTTP/1.1 400 ").contains("a b is not a name of a unit");
        assertThat(get("/api/v1/units/web/logs?lines=-1"))
                .startsWith("HTTP/1.1 400 ")
                .contains("lines=-1 is not");
        assertThat(post("/api/v1/sync?wait=99999999", "")).startsWith("HTTP/1.1 400 ");
        assertThat(post("/api/v1/rollback", "{\"comit\": \"a\"}")).contains("unknown field comit");
        assertThat(post("/api/v1/rollback", "{\"commit\": 7}")).contains("neither a text nor a truth value");
        assertThat(post("/api/v1/rollback", "{\"commit\": ")).contains("the body is not JSON");
        assertThat(post("/api/v1/rollback", "[]")).contains("the body is not a JSON object");
        assertThat(post("/api/v1/rollback", "{}{}")).contains("more than one JSON object");
        assertThat(control.asked()).isEmpty();
    }

    @Test
    void aMethodThatIsNotAllowedIsToldWhichAre() throws IOException {
        assertThat(post("/api/v1/units", "")).startsWith("HTTP/1.1 405 ").contains("Allow: GET, HEAD\r\n");
        assertThat(get("/api/v1/units/web/start")).startsWith("HTTP/1.1 405 ").contains("Allow: POST\r\n");
        assertThat(UnixHttp.exchange(socket, "HEAD", "/api/v1/units", "")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void aBodyThatIsTooLargeIsNotRead() throws IOException {
        assertThat(post("/api/v1/rollback", " ".repeat(Body.BYTES_MAX + 1))).startsWith("HTTP/1.1 413 ");
    }

    @Test
    void aFaultOfTheDaemonIsNotTold() throws IOException {
        IllegalStateException fault = new IllegalStateException("secret");
        fault.setStackTrace(new StackTraceElement[0]);
        control.answer(CompletableFuture.failedFuture(fault));

        assertThat(post("/api/v1/sync", ""))
                .startsWith("HTTP/1.1 500 ")
                .contains("\"exitCode\":70")
                .doesNotContain("secret");
    }

    @Test
    void manyWhoWaitForTheDaemonKeepNobodyFromAsking() throws IOException {
        control.answer(new CompletableFuture<>());
        List<UnixHttp> waiting = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            UnixHttp http = UnixHttp.connect(socket);
            waiting.add(http);
            http.send("POST /api/v1/sync HTTP/1.0\r\nHost: gitproc\r\n\r\n");
        }

        assertThat(get("/api/v1/units")).startsWith("HTTP/1.1 200 ");
        assertThat(control.asked()).containsOnly("sync");
        for (UnixHttp http : waiting) {
            http.close();
        }
    }

    @Test
    void aLogIsSentFromItsLastLines() throws IOException {
        Files.writeString(folder.resolve("web.log"), "a\nb\nc\n");

        assertThat(get("/api/v1/units/web/logs?lines=2"))
                .contains("Content-Type: text/plain")
                .endsWith("\r\n\r\nb\nc\n");
        assertThat(get("/api/v1/units/web/logs")).endsWith("\r\n\r\na\nb\nc\n");
    }

    @Test
    void aLongLogIsSentWhole() throws IOException {
        String log = "0123456789abcde\n".repeat(200_000);
        Files.writeString(folder.resolve("web.log"), log);

        assertThat(UnixHttp.body(get("/api/v1/units/web/logs"))).isEqualTo(log);
    }

    @Test
    void aLogThatIsNotThereYetIsEmpty() throws IOException {
        assertThat(get("/api/v1/units/web/logs")).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\n");
    }

    @Test
    void theLogOfAUnitThatIsNotDeclaredAnyMoreIsShown() throws IOException {
        Files.writeString(folder.resolve("gone.log"), "last words\n");

        assertThat(get("/api/v1/units/gone/logs")).endsWith("\r\n\r\nlast words\n");
    }

    @Test
    void aLogIsFollowedThroughTruncationAndRotation() throws IOException {
        Path log = Files.writeString(folder.resolve("web.log"), "a\n");
        try (UnixHttp http = UnixHttp.connect(socket)) {
            BufferedReader lines = follow(http);
            assertThat(lines.readLine()).isEqualTo("a");
            Files.writeString(log, "b\n", StandardOpenOption.APPEND);
            assertThat(lines.readLine()).isEqualTo("b");
            Files.writeString(log, "c\n");
            assertThat(lines.readLine()).isEqualTo("c");
            Files.move(log, folder.resolve("web.log.1"));
            Files.writeString(log, "d\n");
            assertThat(lines.readLine()).isEqualTo("d");
        }
    }

    @Test
    void aFollowerWhoGoesMakesRoomForTheNext() throws IOException {
        for (int round = 0; round < 2; round++) {
            List<UnixHttp> followers = new ArrayList<>();
            for (int i = 0; i < Followers.MAX; i++) {
                followers.add(admitted());
            }
            assertThat(get("/api/v1/units/web/logs?follow=true")).startsWith("HTTP/1.1 503 ");
            for (UnixHttp follower : followers) {
                follower.close();
            }
        }
    }

    /** The places of those who have gone are free again within moments. */
    private UnixHttp admitted() throws IOException {
        Files.writeString(folder.resolve("web.log"), "a\n");
        while (true) {
            UnixHttp http = UnixHttp.connect(socket);
            if (follow(http).readLine().equals("a")) {
                return http;
            }
            http.close();
        }
    }

    @Test
    void theSocketIsForItsOwnerAndPerhapsTheGroup() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                .isIn("rw-------", "rw-rw----");
    }

    @Test
    void curlIsAnswered() throws Exception {
        Programs.assume("curl");
        Process curl = new ProcessBuilder(
                        "curl", "-s", "--unix-socket", socket.toString(), "http://gitproc/api/v1/units")
                .start();
        String answer = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(curl.waitFor()).isZero();
        assertThat(answer).isEqualTo("[" + unitJson() + "]\n");
    }

    @Test
    void aSocketThatSomebodyListensOnIsNotTaken() {
        assertThatIOException()
                .isThrownBy(() -> ApiServer.open(socket, control, Samples.PROGRAM))
                .withMessage("something listens on " + socket + " already");
    }

    @Test
    void aSocketThatADeadDaemonLeftIsReplaced() throws IOException {
        Path stale = folder.resolve("stale.sock");
        ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(stale))
                .close();
        assertThat(stale).exists();

        try (ApiServer second = ApiServer.open(stale, control, Samples.PROGRAM)) {
            assertThat(UnixHttp.get(stale, "/api/v1/units")).startsWith("HTTP/1.1 200 ");
        }
        assertThat(stale).doesNotExist();
    }

    @Test
    void aFileThatIsNoSocketIsLeftAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("precious"), "data");

        assertThatIOException()
                .isThrownBy(() -> ApiServer.open(file, control, Samples.PROGRAM))
                .withMessage(file + " is in the way: it is not a socket");
        assertThat(file).hasContent("data");
    }

    private static BufferedReader follow(UnixHttp http) throws IOException {
        http.send("GET /api/v1/units/web/logs?follow=true&lines=10 HTTP/1.0\r\nHost: gitproc\r\n\r\n");
        BufferedReader lines = new BufferedReader(new InputStreamReader(http.input(), StandardCharsets.UTF_8));
        String header = lines.readLine();
        while (!header.isEmpty()) {
            header = lines.readLine();
        }
        return lines;
    }

    private String get(String path) throws IOException {
        return UnixHttp.get(socket, path);
    }

    private String post(String path, String body) throws IOException {
        return UnixHttp.post(socket, path, body);
    }

    private static String unitJson() {
        return new String(Json.unit(Samples.running()), StandardCharsets.UTF_8).strip();
    }
}
