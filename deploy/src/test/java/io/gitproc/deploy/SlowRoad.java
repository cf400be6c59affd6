package io.gitproc.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;

/** A way to a server of this host on which each answer stops after so many bytes, until it is opened. */
final class SlowRoad implements AutoCloseable {
    private final ServerSocket entry;
    private final int server;
    private final long bytes;
    private final CountDownLatch opened = new CountDownLatch(1);

    private SlowRoad(ServerSocket entry, int server, long bytes) {
        this.entry = entry;
        this.server = server;
        this.bytes = bytes;
    }

    /** To that port. */
    static SlowRoad to(int server, long bytes) {
        try {
            SlowRoad road = new SlowRoad(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()), server, bytes);
            road.start(road::welcome);
            return road;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return entry.getLocalPort();
    }

    void open() {
        opened.countDown();
    }

    private void welcome() throws IOException {
        while (!entry.isClosed()) {
            Socket client = entry.accept();
            Socket other = new Socket(InetAddress.getLoopbackAddress(), server);
            start(() -> {
                client.getInputStream().transferTo(other.getOutputStream());
                other.shutdownOutput();
            });
            start(() -> {
                try (client;
                        other) {
                    slowly(other.getInputStream(), client.getOutputStream());
                }
            });
        }
    }

    private void slowly(InputStream from, OutputStream to) throws IOException {
        byte[] piece = new byte[1024];
        long passed = 0;
        for (int read = from.read(piece); read >= 0; read = from.read(piece)) {
            to.write(piece, 0, read);
            passed += read;
            if (passed >= bytes) {
                awaitOpening();
            }
        }
    }

    private void awaitOpening() {
        try {
            opened.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void start(Traffic traffic) {
        Thread thread = new Thread(
                () -> {
                    try {
                        traffic.run();
                    } catch (IOException closed) {
                        // One of the two has enough.
                    }
                },
                "road");
        thread.setDaemon(true);
        thread.start();
    }

    private interface Traffic {
        void run() throws IOException;
    }

    @Override
    public void close() {
        open();
        try {
            entry.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
