package io.gitproc.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The HTTP of the daemon's socket, as any program could speak it. */
record Api(Path socket) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads JSON; fails unless the answer is 200. */
    JsonNode get(String path) {
        return parse(text(path));
    }

    /** Reads text; fails unless the answer is 200. */
    String text(String path) {
        String answer = answer("GET " + path + " HTTP/1.0\r\nHost: gitproc\r\n\r\n");
        assertThat(answer).matches("(?s)HTTP/1\\.[01] 200 .*");
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    /** Asks for something; gives the answer whole, with its head. */
    String post(String path) {
        return post(path, "");
    }

    /** The same with a body of ASCII. */
    String post(String path, String body) {
        return answer(
                "POST " + path + " HTTP/1.0\r\nHost: gitproc\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body);
    }

    private String answer(String request) {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            channel.write(StandardCharsets.US_ASCII.encode(request));
            return everything(channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String everything(SocketChannel channel) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteBuffer some = ByteBuffer.allocate(8192);
        while (channel.read(some) >= 0) {
            all.write(some.array(), 0, some.position());
            some.clear();
        }
        if (all.size() == 0) {
            throw new EOFException("the daemon was gone before it answered");
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + json, e);
        }
    }
}
