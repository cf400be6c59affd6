package io.gitproc.reconciler.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class HookServerTest {
    private static final String SECRET = "It's a Secret to Everybody";
    private static final String BODY = "Hello, World!";
    /** GitHub's own example: of this body, with this secret. */
    private static final String SIGNATURE = "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    @TempDir
    Path folder;

    private final AtomicInteger hints = new AtomicInteger();
    private final HttpClient client = HttpClient.newHttpClient();
    private Path secretFile;
    private HookServer server;

    @BeforeEach
    void open() throws Exception {
        secretFile = Files.writeString(folder.resolve("secret"), SECRET + "\n");
        Files.setPosixFilePermissions(secretFile, PosixFilePermissions.fromString("rw-------"));
        server = HookServer.open("127.0.0.1", 0, secretFile, hints::incrementAndGet, Clock.systemUTC());
    }

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "X-Hub-Signature-256, sha256=" + SIGNATURE,
        "X-Gitea-Signature, " + SIGNATURE,
        "X-Forgejo-Signature, " + SIGNATURE,
        "X-Signature, " + SIGNATURE,
        "X-Gitlab-Token, It's a Secret to Everybody",
        "Authorization, Bearer It's a Secret to Everybody"
    })
    void whoeverHasTheSecretIsHeard(String header, String value) throws Exception {
        HttpResponse<String> answer = post(header, value.replace("''", "'"));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEmpty();
        assertThat(hints).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({
        "X-Hub-Signature-256, sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e18",
        "X-Hub-Signature-256, sha256=",
        "X-Hub-Signature-256, nonsense",
        "X-Hub-Signature, sha1=757107ea0eb2509fc211221cce984b8a37570b6d",
        "X-Gitlab-Token, It's a secret",
        "X-Gitlab-Token, ''",
        "Authorization, Bearer",
        "Authorization, Basic It's a Secret to Everybody",
        "X-Other, It's a Secret to Everybody"
    })
    void whoeverHasItNotIsNotAndLearnsNothing(String header, String value) throws Exception {
        HttpResponse<String> answer = post(header, value);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().map()).doesNotContainKeys("server", "date");
        assertThat(hints).hasValue(0);
    }

    @Test
    void aSignatureOfAnotherBodyIsWrong() throws Exception {
        assertThat(send(request("/hook")
                                .header("X-Gitea-Signature", SIGNATURE)
                                .POST(BodyPublishers.ofString("Hello, Mars!")))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void thereIsNothingElse() throws Exception {
        assertThat(send(request("/hook").GET()).statusCode()).isEqualTo(405);
        assertThat(send(request("/hook").DELETE()).statusCode()).isEqualTo(405);
        assertThat(send(request("/").GET()).statusCode()).isEqualTo(404);
        assertThat(send(request("/api/v1/status").GET()).statusCode()).isEqualTo(404);
        assertThat(send(request("/hook/../hook/x").GET()).statusCode()).isEqualTo(404);
        assertThat(hints).hasValue(0);
    }

    /** Nothing of it is sent: whoever sends on meets a closed connection, and may not see the answer any more. */
    @Test
    void aBodyOfMoreThanAMebibyteIsNotRead() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            String head = "POST /hook HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + ((1 << 20) + 1) + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));

            assertThat(answer.readLine()).startsWith("HTTP/1.1 413 ");
        }
        assertThat(hints).hasValue(0);
    }

    @Test
    void aBodyOfAMebibyteIs() throws Exception {
        byte[] large = new byte[1 << 20];

        assertThat(send(request("/hook")
                                .header("X-Signature", signature(large))
                                .POST(BodyPublishers.ofByteArray(large)))
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void aSecretThatOthersCanReadIsNoSecret() throws Exception {
        Files.setPosixFilePermissions(secretFile, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(post("X-Gitlab-Token", SECRET).statusCode()).isEqualTo(503);
        assertThat(hints).hasValue(0);
    }

    @Test
    void anEmptySecretLetsNobodyIn() throws Exception {
        Files.writeString(secretFile, "\n");

        assertThat(post("X-Gitlab-Token", "").statusCode()).isEqualTo(503);
        assertThat(hints).hasValue(0);
    }

    @Test
    void aSecretThatIsRenewedHoldsAtOnce() throws Exception {
        Files.writeString(secretFile, "another");

        assertThat(post("X-Gitlab-Token", SECRET).statusCode()).isEqualTo(403);
        assertThat(post("X-Gitlab-Token", "another").statusCode()).isEqualTo(202);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private HttpResponse<String> post(String header, String value) throws Exception {
        return send(request("/hook").header(header, value).POST(BodyPublishers.ofString(BODY)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static String signature(byte[] body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body));
    }
}
