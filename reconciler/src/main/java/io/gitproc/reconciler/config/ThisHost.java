package io.gitproc.reconciler.config;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** What the host says of itself. */
final class ThisHost {
    private static final Path NAME = Path.of("/proc/sys/kernel/hostname");
    private static final Path MACHINE_ID = Path.of("/etc/machine-id");
    private static final int DIGITS = 32;

    private ThisHost() {}

    /** As in gethostname(2), with what no folder can have replaced. */
    static String name() {
        String name = text(NAME).or(ThisHost::networkName).orElse("localhost").replaceAll("[^A-Za-z0-9._-]", "_");
        return HostIdentity.isWord(name) ? name : "localhost";
    }

    private static Optional<String> networkName() {
        try {
            return Optional.of(InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** Made of the machine id, which itself must not leave the host. Source: machine-id(5). */
    static Optional<String> id() {
        return text(MACHINE_ID).map(id -> digest("gitproc " + id));
    }

    private static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file).strip()).filter(text -> !text.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
