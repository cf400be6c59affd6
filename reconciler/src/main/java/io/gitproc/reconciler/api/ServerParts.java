package io.gitproc.reconciler.api;

import io.gitproc.reconciler.config.ListenAddress;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** What all servers have in common: few threads, short headers, and that they say nothing of themselves. */
final class ServerParts {
    private static final int HEADER_BYTES_MAX = 8 * 1024;

    private ServerParts() {}

    static QueuedThreadPool threads(String name, int most) {
        QueuedThreadPool threads = new QueuedThreadPool(most, 1);
        threads.setName(name);
        threads.setReservedThreads(0);
        threads.setDaemon(true);
        return threads;
    }

    static HttpConfiguration http() {
        HttpConfiguration http = new HttpConfiguration();
        http.setRequestHeaderSize(HEADER_BYTES_MAX);
        http.setSendServerVersion(false);
        return http;
    }

    /** @param silence how long a connection may say nothing */
    static ServerConnector tcp(Server server, ListenAddress address, HttpConfiguration http, Duration silence) {
        ServerConnector connector = new ServerConnector(server, 0, 1, new HttpConnectionFactory(http));
        connector.setHost(address.host());
        connector.setPort(address.port());
        connector.setIdleTimeout(silence.toMillis());
        return connector;
    }

    /** Why a server does not start or stop: Jetty wraps what the system says. */
    static String reason(Exception e) {
        Throwable cause = Optional.ofNullable(e.getCause()).orElse(e);
        return Optional.ofNullable(cause.getMessage())
                .orElseGet(() -> cause.getClass().getSimpleName());
    }
}
