package io.gitproc.deploy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** An HTTP server that answers as it is told: the health of a service, in the hands of a test. */
final class HealthAnswers implements AutoCloseable {
    private static final int NO_BODY = -1;

    private final HttpServer server;
    private volatile int status;

    /** @param status of the first answers */
    HealthAnswers(int status) {
        try {
            this.status = status;
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                exchange.sendResponseHeaders(this.status, NO_BODY);
                exchange.close();
            });
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/health";
    }

    void answer(int code) {
        status = code;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
