package io.gitproc.reconciler.os;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** A file with a secret in it, which only its owner may touch: its mode is checked, as ssh(1) does with a key. */
public record PrivateFile(Path path) {
    private static final int BYTES_MAX = 64 * 1024;
    private static final boolean HAS_MODES =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    /**
     * What is in it.
     *
     * @throws IOException with a sentence, when it is missing, has more than 64 KiB, or others may use it
     */
    public String read() throws IOException {
        require();
        if (Files.size(path) > BYTES_MAX) {
            throw new IOException(path + " has more than 64 KiB: is it the right file?");
        }
        return Files.readString(path, StandardCharsets.UTF_8);
    }

    /** Only that it is there, and that nobody else may use it. */
    public void require() throws IOException {
        try {
            if (HAS_MODES && !OWNERS.containsAll(Files.getPosixFilePermissions(path))) {
                throw new IOException(path + " can be used by others than its owner: chmod 600 " + path);
            }
        } catch (NoSuchFileException e) {
            throw new IOException("there is no file " + path, e);
        }
    }
}
