package io.gitproc.reconciler.source.remote;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** {@code git daemon}: the repositories of a folder, to whoever asks. */
public final class GitDaemon implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/lib/git-core/git-daemon");

    private final Process process;
    private final int port;

    private GitDaemon(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    public static boolean isInstalled() {
        return Files.isExecutable(PROGRAM);
    }

    /** Returns when it listens. */
    public static GitDaemon open(Path folder) {
        int port = freePort();
        try {
            Process process = new ProcessBuilder(
                            PROGRAM.toString(),
                            "--verbose",
                            "--reuseaddr",
                            "--export-all",
                            "--listen=127.0.0.1",
                            "--port=" + port,
                            "--base-path=" + folder)
                    .redirectErrorStream(true)
                    .start();
            awaitReady(process);
            return new GitDaemon(process, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitReady(Process process) throws IOException {
        byte[] said = new byte[256];
        StringBuilder text = new StringBuilder();
        while (!text.toString().contains("Ready to rumble")) {
            int read = process.getInputStream().read(said);
            if (read < 0) {
                throw new IOException("git daemon has ended: " + text);
            }
            text.append(new String(said, 0, read, StandardCharsets.UTF_8));
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url(String path) {
        return "git://127.0.0.1:" + port + "/" + path;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
