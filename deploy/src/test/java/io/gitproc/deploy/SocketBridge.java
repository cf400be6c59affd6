package io.gitproc.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A port of the loopback that is a unix socket behind: for programs that only know TCP. */
final class SocketBridge implements AutoCloseable {
    private final Path socket;
    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private SocketBridge(Path socket, ServerSocket listener) {
        this.socket = socket;
        this.listener = listener;
    }

    static SocketBridge to(Path socket) {
        try {
            SocketBridge bridge = new SocketBridge(socket, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            bridge.threads.execute(bridge::accept);
            return bridge;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                SocketChannel server = SocketChannel.open(UnixDomainSocketAddress.of(socket));
                threads.execute(() -> copy(client, server));
                threads.execute(() -> copyBack(server, client));
            }
        } catch (IOException closed) {
            threads.shutdownNow();
        }
    }

    private static void copy(Socket client, SocketChannel server) {
        try {
            client.getInputStream().transferTo(Channels.newOutputStream(server));
            server.shutdownOutput();
        } catch (IOException gone) {
            // The other direction ends too.
        }
    }

    private static void copyBack(SocketChannel server, Socket client) {
        try (server;
                client) {
            Channels.newInputStream(server).transferTo(client.getOutputStream());
        } catch (IOException gone) {
            // Whoever asked has hung up.
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
            threads.shutdownNow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
