package io.gitproc.executors.records;

import io.gitproc.executors.KernelException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** A small file of the host, such as an {@code EnvironmentFile}. */
public final class HostFile {
    private static final String NOT_A_DIRECTORY = "Not a directory";
    private static final int LENGTH_MAX = 1 << 20;

    private HostFile() {}

    /**
     * Its text; empty when it does not exist.
     *
     * @throws KernelException when it cannot be read, or is longer than 1 MiB
     */
    public static Optional<String> read(String path) throws KernelException {
        try {
            return Optional.of(readBounded(Path.of(path)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (FileSystemException e) {
            if (NOT_A_DIRECTORY.equals(e.getReason())) { // Which a newer JDK calls NoSuchFileException.
                return Optional.empty();
            }
            throw KernelException.of("read", path, e);
        } catch (IOException e) {
            throw KernelException.of("read", path, e);
        }
    }

    /** A pipe or a device would block the reconcile thread. */
    private static String readBounded(Path file) throws IOException {
        if (!Files.readAttributes(file, BasicFileAttributes.class).isRegularFile()) {
            throw new IOException("not a regular file");
        }
        try (var input = Files.newInputStream(file)) {
            byte[] bytes = input.readNBytes(LENGTH_MAX + 1);
            if (bytes.length > LENGTH_MAX) {
                throw new IOException("longer than 1 MiB");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
