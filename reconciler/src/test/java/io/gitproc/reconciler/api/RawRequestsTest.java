package io.gitproc.reconciler.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes on the socket that are nearly HTTP: each is answered or cut off, none is a fault of ours, and the next is served. */
@Timeout(120)
class RawRequestsTest {
    private static final int REQUESTS = Integer.getInteger("fuzz.executions", 400);
    private static final List<String> HONEST = List.of(
            "GET /api/v1/units/web HTTP/1.0\r\nHost: gitproc\r\n\r\n",
            "GET /api/v1/history?unit=web&since=2026-11-22T20:36:01Z&limit=5 HTTP/1.0\r\nHost: gitproc\r\n\r\n",
            "GET /api/v1/units/web/logs?lines=5 HTTP/1.0\r\nHost: gitproc\r\n\r\n",
            "POST /api/v1/units/web/stop HTTP/1.0\r\nHost: gitproc\r\nContent-Length: 31\r\n\r\n"
                    + "{\"reason\": \"disk\", \"for\": \"2h\"}",
            "POST /api/v1/rollback HTTP/1.0\r\nHost: gitproc\r\nContent-Length: 33\r\n\r\n"
                    + "{\"commit\": \"3fa9\", \"reason\": null}",
            "POST /api/v1/sync?wait=1 HTTP/1.1\r\nHost: gitproc\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n");
    private static final List<String> PIECES = List.of(
            "\r\n",
            "\n",
            "\u0000",
            "%00",
            "%2e%2e%2f",
            "%ff",
            "//",
            "/../",
            ";a=b",
            "?",
            "&",
            "HTTP/9.9",
            "Content-Length: -1\r\n",
            "Content-Length: 99999999999\r\n",
            "Transfer-Encoding: chunked\r\n",
            "Expect: 100-continue\r\n",
            "Upgrade: h2c\r\n",
            "{\"a\":".repeat(300),
            "[".repeat(2000),
            "\"\\ud800\"",
            "1e999999",
            "x".repeat(9000),
            "\u001b[2J",
            "\u202e");

    @TempDir
    Path folder;

    private Path socket;
    private ApiServer server;

    @BeforeEach
    void open() throws IOException {
        socket = folder.resolve("s.sock");
        server = ApiServer.open(socket, new RecordingControl(Samples.calm(Samples.running()), folder), Samples.PROGRAM);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whateverIsSentIsAnsweredOrCutOffAndTheNextIsServed(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < REQUESTS; i++) {
            String request = mutated(HONEST.get(random.nextInt(HONEST.size())), random);
            String answer = answer(request.getBytes(StandardCharsets.UTF_8));
            assertThat(answer).as(request).doesNotContain("\"exitCode\":70", "Exception", "\tat ");
        }
        assertThat(UnixHttp.get(socket, "/api/v1/units/web")).startsWith("HTTP/1.1 200 ");
    }

    private static String mutated(String text, SplittableRandom random) {
        StringBuilder mutated = new StringBuilder(text);
        for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
            int from = random.nextInt(mutated.length() + 1);
            int to = Math.min(mutated.length(), from + random.nextInt(5));
            mutated.replace(from, to, PIECES.get(random.nextInt(PIECES.size())));
        }
        return mutated.toString();
    }

    /** Nothing more is sent, so an answer or the end comes soon. */
    private String answer(byte[] request) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            channel.write(ByteBuffer.wrap(request));
            channel.shutdownOutput();
            ByteBuffer answer = ByteBuffer.allocate(1 << 16);
            while (answer.hasRemaining() && channel.read(answer) >= 0) {}
            return new String(answer.array(), 0, answer.position(), StandardCharsets.UTF_8);
        } catch (IOException cutOff) {
            return "";
        }
    }
}
