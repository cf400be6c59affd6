package io.gitproc.reconciler.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.gitproc.reconciler.config.DashboardSettings;
import io.gitproc.reconciler.config.ListenAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What anybody who reaches the port can and cannot do: over real sockets, with requests that no client library would send. */
@Timeout(30)
class DashboardServerTest {
    private static final Pages PAGES = DashboardServerTest::page;

    @TempDir
    Path folder;

    private RecordingControl control;
    private DashboardServer server;

    @BeforeEach
    void open() throws IOException {
        control = new RecordingControl(Samples.calm(Samples.running()), folder);
        server = open(Optional.empty(), DashboardSettings.Logs.HIDDEN);
    }

    private DashboardServer open(Optional<Path> token, DashboardSettings.Logs logs) throws IOException {
        DashboardSettings settings =
                new DashboardSettings(new ListenAddress("127.0.0.1", 0), List.of("Status.Example.org"), token, logs);
        return DashboardServer.open(settings, Samples.PROGRAM, control, PAGES);
    }

    private static CompletableFuture<Page> page(List<String> path, SortedMap<String, String> query) {
        return CompletableFuture.completedFuture(Page.html(200, "page " + path + " " + query));
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void pagesAndReadsAreThere() throws IOException {
        assertThat(get("/")).startsWith("HTTP/1.1 200 ").endsWith("page [] {}");
        assertThat(get("/s/web?q=a%20b&q=c")).endsWith("page [s, web] {q=a b}");
        assertThat(get("/api/v1/status")).startsWith("HTTP/1.1 200 ").contains("\"sync\":\"Synced\"");
        assertThat(get("/api/v1/units/web")).contains("\"name\":\"web.service\"");
        assertThat(get("/api/v1/nothing")).startsWith("HTTP/1.1 404 ").contains("\"error\":\"there is nothing at");
    }

    @Test
    void programsGetJsonWherePeopleSeeAPage() throws IOException {
        assertThat(get("/", "Accept: application/json")).contains("\"sync\":\"Synced\"");
        assertThat(get("/s/web", "Accept: application/json")).contains("\"name\":\"web.service\"");
        assertThat(get("/", "Accept: text/html,application/json")).endsWith("page [] {}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "gEt", "PROPFIND"})
    void nothingCanBeChanged(String method) throws IOException {
        for (String path : List.of("/", "/api/v1/sync", "/api/v1/units/web/stop", "/api/v1/shutdown")) {
            String answer = send(method + " " + path + " HTTP/1.1", "Host: localhost");

            assertThat(answer).as(method + " " + path).matches("(?s)HTTP/1\\.1 (405|400|501|404) .*");
            assertThat(control.asked()).isEmpty();
        }
        assertThat(send("POST /api/v1/sync HTTP/1.1", "Host: localhost"))
                .startsWith("HTTP/1.1 405 ")
                .contains("Allow: GET, HEAD");
    }

    @Test
    void aHeadHasTheHeadersAndNoBody() throws IOException {
        String answer = send("HEAD / HTTP/1.1", "Host: localhost");

        assertThat(answer)
                .startsWith("HTTP/1.1 200 ")
                .contains("Content-Length: 10")
                .endsWith("\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST:9393",
                "127.0.0.1",
                "127.0.0.1:1",
                "[::1]:9393",
                "web1",
                "status.example.org:80",
                "localhost."
            })
    void ourOwnNamesAreAnswered(String host) throws IOException {
        assertThat(send("GET / HTTP/1.1", "Host: " + host)).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example.org",
                "localhost.evil.example.org",
                "127.0.0.1.nip.io",
                "0.0.0.0",
                "127.1",
                "",
                "localhost@evil.example.org",
                "evil.example.org:80"
            })
    void anyOtherNameIsRefused(String host) throws IOException {
        String answer = send("GET /api/v1/status HTTP/1.1", "Host: " + host);

        assertThat(answer).matches("(?s)HTTP/1\\.1 4(21|00) .*").doesNotContain("\"sync\"");
    }

    @Test
    void aNameInTheRequestLineCountsToo() throws IOException {
        assertThat(send("GET http://evil.example.org/api/v1/status HTTP/1.1", "Host: localhost"))
                .matches("(?s)HTTP/1\\.1 4(21|00) .*");
        assertThat(send("GET /api/v1/status HTTP/1.1", "Host: localhost", "Host: evil.example.org"))
                .matches("(?s)HTTP/1\\.1 4(21|00) .*");
        assertThat(send("GET /api/v1/status HTTP/1.0")).matches("(?s)HTTP/1\\.[01] 4(21|00) .*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/v1/status",
                "/api/v1/nothing",
                "/s/web",
                "/%",
                "/api/v1/units/nope",
                "/s/%00",
                "/s/%2e%2e/x"
            })
    void everyAnswerIsGuarded(String path) throws IOException {
        assertGuarded(get(path));
    }

    @Test
    void everyRefusalIsGuarded() throws IOException {
        assertGuarded(send("POST / HTTP/1.1", "Host: localhost"));
        assertGuarded(send("GET / HTTP/1.1", "Host: evil.example.org"));
        assertGuarded(get("/", "X-Long: " + "x".repeat(9000)));
    }

    private static void assertGuarded(String answer) {
        assertThat(answer.substring(0, answer.indexOf("\r\n\r\n")))
                .contains(
                        "Content-Security-Policy: default-src 'none'; style-src 'self'; script-src 'self'; "
                                + "connect-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; "
                                + "form-action 'self'",
                        "X-Content-Type-Options: nosniff",
                        "Referrer-Policy: no-referrer",
                        "X-Frame-Options: DENY")
                .doesNotContain("Access-Control", "Server:", "Set-Cookie", "Jetty");
    }

    @Test
    void noOtherOriginIsLetIn() throws IOException {
        assertThat(get("/api/v1/status", "Origin: https://evil.example.org"))
                .doesNotContain("Access-Control")
                .contains("Cross-Origin-Resource-Policy: same-origin");
    }

    @Test
    void aPathLeadsNowhereElse() throws IOException {
        assertThat(get("/s/../api/v1/status")).contains("\"sync\"");
        assertThat(get("/../../etc/passwd")).matches("(?s)HTTP/1\\.1 400 .*");
        assertThat(get("/s/..%2f..%2fetc%2fpasswd")).matches("(?s)HTTP/1\\.1 400 .*");
        assertThat(get("/s/%2e%2e/%2e%2e/%2e%2e/etc/passwd")).matches("(?s)HTTP/1\\.1 400 .*");
        assertThat(get("/s/x;y=../z")).doesNotContain("passwd");
    }

    @Test
    void whatServicesWriteIsHiddenUnlessItMayBeShown() throws IOException {
        Files.writeString(folder.resolve("web.log"), "2026-11-22T20:36:01.000Z 01234567 out a line\n");

        assertThat(get("/api/v1/units/web/logs")).startsWith("HTTP/1.1 404 ").doesNotContain("a line");
        server.close();
        server = open(Optional.empty(), DashboardSettings.Logs.SHOWN);
        assertThat(get("/api/v1/units/web/logs")).startsWith("HTTP/1.1 200 ").contains("a line");
    }

    @Test
    void withATokenWhoeverKnowsItIsLetInAsProgramOrAsBrowser() throws IOException {
        guardWith("s3cret\n", "rw-------");

        assertThat(get("/"))
                .startsWith("HTTP/1.1 401 ")
                .contains("WWW-Authenticate: Basic realm=\"GitProc\"")
                .doesNotContain("page");
        assertThat(get("/", "Authorization: Bearer s3cre")).startsWith("HTTP/1.1 401 ");
        assertThat(get("/", "Authorization: Bearer ")).startsWith("HTTP/1.1 401 ");
        assertThat(get("/", "Authorization: Basic !!!")).startsWith("HTTP/1.1 401 ");
        assertThat(get("/", "Authorization: Basic " + basic("anybody:wrong"))).startsWith("HTTP/1.1 401 ");
        assertThat(get("/", "Authorization: Bearer s3cret")).startsWith("HTTP/1.1 200 ");
        assertThat(get("/", "Authorization: Basic " + basic("anybody:s3cret"))).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void aTokenThatOthersCanReadLetsNobodyIn() throws IOException {
        guardWith("s3cret\n", "rw-r--r--");

        assertThat(get("/", "Authorization: Bearer s3cret"))
                .startsWith("HTTP/1.1 503 ")
                .doesNotContain("s3cret");
    }

    @Test
    void anEmptyTokenLetsNobodyIn() throws IOException {
        guardWith("\n", "rw-------");

        assertThat(get("/", "Authorization: Bearer ")).startsWith("HTTP/1.1 503 ");
    }

    private void guardWith(String token, String mode) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), token);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        server.close();
        server = open(Optional.of(file), DashboardSettings.Logs.HIDDEN);
    }

    private static String basic(String pair) {
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aFloodOfRequestsIsTurnedAway() throws IOException {
        String request = "GET /api/v1/status HTTP/1.1\r\nHost: localhost\r\n\r\n";
        String last = request.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n");

        String answers = exchange(request.repeat(300) + last);

        assertThat(answers).contains("HTTP/1.1 429 ");
    }

    @Test
    void anAddressThatIsInUseIsSaidInASentence() {
        ListenAddress taken = new ListenAddress("127.0.0.1", server.port());

        assertThatIOException()
                .isThrownBy(() -> DashboardServer.open(
                        new DashboardSettings(taken, List.of(), Optional.empty(), DashboardSettings.Logs.HIDDEN),
                        Samples.PROGRAM,
                        control,
                        PAGES))
                .withMessageMatching("cannot listen on 127\\.0\\.0\\.1:[0-9]+: .*in use.*");
    }

    private String get(String path, String... headers) throws IOException {
        String[] all = new String[headers.length + 1];
        all[0] = "Host: localhost";
        System.arraycopy(headers, 0, all, 1, headers.length);
        return send("GET " + path + " HTTP/1.1", all);
    }

    private String send(String line, String... headers) throws IOException {
        return exchange(line + "\r\n" + String.join("\r\n", headers) + (headers.length == 0 ? "" : "\r\n")
                + "Connection: close\r\n\r\n");
    }

    private String exchange(String bytes) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
