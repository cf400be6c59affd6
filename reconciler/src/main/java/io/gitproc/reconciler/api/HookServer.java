package io.gitproc.reconciler.api;

import io.gitproc.reconciler.config.ListenAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * Where a forge tells that something was pushed: a server of its own on TCP, which can do nothing else.
 *
 * <p>Anybody may reach it, so it is small: few connections, which may not be slow, and nothing is kept for any.
 */
public final class HookServer implements AutoCloseable {
    private static final int THREADS_MAX = 4;
    private static final int CONNECTIONS_MAX = 8;
    private static final Duration SILENCE_MAX = Duration.ofSeconds(5);

    private final Server server;
    private final ServerConnector connector;

    private HookServer(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /**
     * Listens.
     *
     * @param port 0 takes any that is free
     * @param hint what a request that proves the secret means; returns at once, and merges
     * @throws IOException with a sentence, when the address cannot be used
     */
    public static HookServer open(String host, int port, Path secretFile, Runnable hint, InstantSource clock)
            throws IOException {
        Server server = new Server(ServerParts.threads("hook", THREADS_MAX));
        HttpConfiguration http = ServerParts.http();
        http.setSendDateHeader(false);
        ServerConnector connector = ServerParts.tcp(server, new ListenAddress(host, port), http, SILENCE_MAX);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(CONNECTIONS_MAX, server));
        server.setHandler(new HookHandler(secretFile, hint, clock));
        server.setErrorHandler((request, response, callback) -> {
            callback.succeeded();
            return true;
        });
        HookServer hooks = new HookServer(server, connector);
        hooks.start(host, port);
        return hooks;
    }

    /** The port that is listened on. */
    public int port() {
        return connector.getLocalPort();
    }

    private void start(String host, int port) throws IOException {
        try {
            server.start();
        } catch (Exception e) {
            close();
            throw new IOException(
                    "cannot listen for the webhook on " + host + ":" + port + ": " + ServerParts.reason(e), e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException("cannot stop to listen for the webhook: " + ServerParts.reason(e), e);
        }
    }
}
