package io.gitproc.reconciler.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.reconciler.health.Verdict.Result;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over sockets, against real servers that are well, unwell, slow and hostile. */
@Timeout(60)
class ServerProbesTest {
    private final Asker asker = Asker.ofServers(() -> {
        throw new IllegalStateException("no certificate was expected");
    });

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        asker.close();
    }

    @Test
    void aStatusOf200IsWellAndIsShownWithTheBeginOfTheBody() throws Exception {
        try (Server server = Server.saying("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nok\n")) {
            Verdict verdict = asker.ask(server.url());

            assertThat(verdict.result()).isEqualTo(Result.PASSED);
            assertThat(verdict.words()).isEqualTo("HTTP 200");
            assertThat(verdict.code()).hasValue(200);
            assertThat(verdict.body()).isEqualTo("ok");
            assertThat(verdict.latency()).isBetween(Duration.ofNanos(1), Duration.ofSeconds(10));
        }
    }

    @Test
    void theRequestNamesTheHostAndThePath() throws Exception {
        CompletableFuture<String> request = new CompletableFuture<>();
        try (Server server = Server.that((in, out) -> request.complete(Server.readRequest(in)))) {
            asker.ask("http://127.0.0.1:" + server.port() + "/a%20b?c=d#e");

            assertThat(request.join())
                    .startsWith("GET /a%20b?c=d HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 500, 503})
    void aStatusFrom400IsUnwell(int status) throws Exception {
        try (Server server = Server.saying("HTTP/1.1 " + status + " No\r\n\r\nnot now")) {
            Verdict verdict = asker.ask(server.url());

            assertThat(verdict.result()).isEqualTo(Result.FAILED);
            assertThat(verdict.words()).isEqualTo("HTTP " + status);
            assertThat(verdict.body()).isEqualTo("not now");
        }
    }

    @Test
    void aRedirectIsWellAndIsNotFollowed() throws Exception {
        try (Server server = Server.saying("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\n\r\n")) {
            assertThat(asker.ask(server.url()).words()).isEqualTo("HTTP 302");
        }
    }

    @Test
    void aServerThatKeepsTheConnectionIsNotWaitedFor() throws Exception {
        try (Server server = Server.that((in, out) -> {
            Server.readRequest(in);
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(StandardCharsets.US_ASCII));
            in.read();
        })) {
            assertThat(asker.ask(server.url()).result()).isEqualTo(Result.PASSED);
            assertThat(server.awaitEnd()).isTrue();
        }
    }

    @Test
    void aBodyInChunksIsShownWithoutTheirLengths() throws Exception {
        try (Server server =
                Server.saying("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n")) {
            assertThat(asker.ask(server.url()).body()).isEqualTo("hello");
        }
    }

    @Test
    void anInterimAnswerIsPassedOver() throws Exception {
        try (Server server = Server.saying("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 503 No\r\n\r\n")) {
            assertThat(asker.ask(server.url()).words()).isEqualTo("HTTP 503");
        }
    }

    @Test
    void aHostileBodyIsCutAndMadeFitForATerminal() throws Exception {
        try (Server server = Server.saying("HTTP/1.1 200 OK\r\n\r\n\u001b[2J\r\n" + "x".repeat(1000))) {
            assertThat(asker.ask(server.url()).body()).isEqualTo("\\x1b[2J\\x0d\\x0a" + "x".repeat(194));
        }
    }

    @Test
    void aHugeBodyIsNotRead() throws Exception {
        try (Server server = Server.repeating("HTTP/1.1 200 OK\r\n\r\n", "x".repeat(1 << 16))) {
            assertThat(asker.ask(server.url()).result()).isEqualTo(Result.PASSED);
            assertThat(server.awaitEnd()).isTrue();
        }
    }

    @Test
    void aHeadWithoutEndIsUnwellBeforeItTakesMemory() throws Exception {
        try (Server server = Server.repeating("HTTP/1.1 200 OK\r\n", "X: " + "y".repeat(1000) + "\r\n")) {
            assertThat(asker.ask(server.url()).words()).isEqualTo("the head of the answer does not end");
            assertThat(server.awaitEnd()).isTrue();
        }
    }

    @Test
    void aServerThatDripsIsLeftWhenTheTimeIsOver() throws Exception {
        try (Server server = Server.dripping("HTTP/1.1 200 OK\r\nX: ", "y")) {
            Verdict verdict = asker.ask(server.url(), "300ms");

            assertThat(verdict.words()).isEqualTo("no answer within 300ms");
            assertThat(verdict.latency()).isBetween(Duration.ofMillis(300), Duration.ofSeconds(5));
            assertThat(server.awaitEnd()).isTrue();
        }
    }

    @Test
    void aServerThatSaysNothingIsLeftWhenTheTimeIsOver() throws Exception {
        try (Server server = Server.that((in, out) -> in.readAllBytes())) {
            assertThat(asker.ask(server.url(), "200ms").words()).isEqualTo("no answer within 200ms");
            assertThat(server.awaitEnd()).isTrue();
        }
    }

    @Test
    void aServerThatClosesAtOnceIsUnwell() throws Exception {
        try (Server server = Server.that((in, out) -> Server.readRequest(in))) {
            assertThat(asker.ask(server.url()).words()).isEqualTo("the connection was closed before the answer");
        }
    }

    @Test
    void somethingElseThanHttpIsUnwell() throws Exception {
        try (Server server = Server.silentAfter("SSH-2.0-OpenSSH_9.2\r\n")) {
            assertThat(asker.ask(server.url()).words()).isEqualTo("the answer is not HTTP");
        }
    }

    @Test
    void anAcceptedConnectionIsWell() throws Exception {
        try (Server server = Server.that((in, out) -> in.read())) {
            assertThat(asker.ask("tcp://127.0.0.1:" + server.port()).words()).isEqualTo("connected");
            assertThat(server.awaitEnd()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "tcp"})
    void aPortWhereNobodyListensIsUnwell(String scheme) throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        Verdict verdict = asker.ask(scheme + "://127.0.0.1:" + port);

        assertThat(verdict.result()).isEqualTo(Result.FAILED);
        assertThat(verdict.words()).isEqualTo("connection refused");
    }

    @Test
    void localhostIsAskedOnBothOfItsAddresses() throws Exception {
        try (Server server = Server.on(
                new ServerSocket(
                        0, 1, InetAddress.getByAddress(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1})),
                (in, out) -> in.read())) {
            assertThat(asker.ask("tcp://localhost:" + server.port()).words()).isEqualTo("connected");
        }
    }

    @Test
    void aSocketOfAFileIsAskedToo() throws Exception {
        Path path = folder.resolve("web.sock");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(path));

            assertThat(asker.ask("unix://" + path).words()).isEqualTo("connected");
        }
        assertThat(asker.ask("unix://" + path).words()).isEqualTo("connection refused");
        assertThat(asker.ask("unix://" + folder + "/none").words()).isEqualTo("no such file or directory");
        assertThat(asker.ask("unix:///" + "x".repeat(200)).words()).contains("too long");
    }

    @Test
    void aSocketOfAFileWhoseQueueIsFullIsUnwell() throws Exception {
        Path path = folder.resolve("busy.sock");
        List<SocketChannel> waiting = new ArrayList<>();
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(path), 1);
            waiting.add(SocketChannel.open(UnixDomainSocketAddress.of(path)));
            waiting.add(SocketChannel.open(UnixDomainSocketAddress.of(path)));

            assertThat(asker.ask("unix://" + path, "300ms").result()).isEqualTo(Result.FAILED);
        } finally {
            for (SocketChannel channel : waiting) {
                channel.close();
            }
        }
    }
}
