package io.gitproc.reconciler.health;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A real server on a free port of the loopback that treats its first client as a test says. */
final class Server implements AutoCloseable {
    /** What is done with a client; when it returns or fails, the connection is closed. */
    interface Manners {
        void serve(InputStream in, OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket socket;
    private final CountDownLatch left = new CountDownLatch(1);

    private Server(ServerSocket socket, Manners manners) {
        this.socket = socket;
        Thread thread = new Thread(() -> serve(manners), "server");
        thread.setDaemon(true);
        thread.start();
    }

    static Server that(Manners manners) {
        try {
            return on(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), manners);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Server on(ServerSocket socket, Manners manners) {
        return new Server(socket, manners);
    }

    /** Reads the request, and then says this. */
    static Server saying(String answer) {
        return that((in, out) -> {
            readRequest(in);
            out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
        });
    }

    /** Says this for ever. */
    static Server repeating(String begin, String more) {
        return that((in, out) -> {
            out.write(begin.getBytes(StandardCharsets.ISO_8859_1));
            while (true) {
                out.write(more.getBytes(StandardCharsets.ISO_8859_1));
            }
        });
    }

    /** Says this for ever, a little every 20 ms. */
    static Server dripping(String begin, String drop) {
        return that((in, out) -> {
            out.write(begin.getBytes(StandardCharsets.ISO_8859_1));
            drip(out, drop.getBytes(StandardCharsets.ISO_8859_1));
        });
    }

    private static void drip(OutputStream out, byte[] drop) throws IOException, InterruptedException {
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try {
            clock.scheduleWithFixedDelay(() -> write(out, drop), 0, 20, TimeUnit.MILLISECONDS)
                    .get();
        } catch (ExecutionException gone) {
            throw new IOException(gone);
        } finally {
            clock.shutdown();
        }
    }

    private static void write(OutputStream out, byte[] drop) {
        try {
            out.write(drop);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Says this once, and then nothing until the client is gone. */
    static Server silentAfter(String begin) {
        return that((in, out) -> {
            out.write(begin.getBytes(StandardCharsets.ISO_8859_1));
            in.transferTo(OutputStream.nullOutputStream());
        });
    }

    static String readRequest(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            text.append((char) next);
            if (text.toString().endsWith("\r\n\r\n")) {
                break;
            }
        }
        return text.toString();
    }

    private void serve(Manners manners) {
        try (Socket client = socket.accept()) {
            manners.serve(client.getInputStream(), client.getOutputStream());
        } catch (IOException gone) {
            left.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        left.countDown();
    }

    /** Waits until the client is gone, or was served. */
    boolean awaitEnd() throws InterruptedException {
        return left.await(10, TimeUnit.SECONDS);
    }

    int port() {
        return socket.getLocalPort();
    }

    String url() {
        return "http://127.0.0.1:" + port() + "/health";
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
