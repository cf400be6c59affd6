package io.gitproc.reconciler.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Speaks HTTP to a socket as plainly as can be, so that a test sees what is really sent. */
public final class UnixHttp implements AutoCloseable {
    private final SocketChannel channel;

    private UnixHttp(SocketChannel channel) {
        this.channel = channel;
    }

    static UnixHttp connect(Path socket) throws IOException {
        return new UnixHttp(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
    }

    /** The whole answer, status line and headers included. */
    static String exchange(Path socket, String method, String path, String body) throws IOException {
        try (UnixHttp http = connect(socket)) {
            http.send(method + " " + path + " HTTP/1.0\r\nHost: gitproc\r\nContent-Length: " + body.length()
                    + "\r\n\r\n" + body);
            return new String(http.input().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** With a header of the request. */
    public static String get(Path socket, String path, String header) throws IOException {
        try (UnixHttp http = connect(socket)) {
            http.send("GET " + path + " HTTP/1.0\r\nHost: gitproc\r\n" + header + "\r\n\r\n");
            return new String(http.input().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static String get(Path socket, String path) throws IOException {
        return exchange(socket, "GET", path, "");
    }

    static String post(Path socket, String path, String body) throws IOException {
        return exchange(socket, "POST", path, body);
    }

    static String body(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    void send(String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    InputStream input() {
        return Channels.newInputStream(channel);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
