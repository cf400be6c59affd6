package io.gitproc.reconciler.os;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Writes files so that a crash at any moment leaves either the old one or the new one. */
public final class DurableFile {
    private DurableFile() {}

    /** Temporary name, fsync, rename, fsync of the folder, which is made when it is missing. */
    public static void write(Path file, String text) throws IOException {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow();
        Files.createDirectories(folder);
        Path temporary = folder.resolve(file.getFileName() + ".new");
        String name = String.valueOf(file.getFileName());
        FailPoint.OF_PROCESS.before("write-" + name);
        fill(temporary, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        FailPoint.OF_PROCESS.before("rename-" + name);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        FailPoint.OF_PROCESS.after("rename-" + name);
        flush(folder);
        FailPoint.OF_PROCESS.after("write-" + name);
    }

    private static void fill(Path path, ByteBuffer bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            FailPoint.OF_PROCESS.before("sync-" + path.getFileName());
            channel.force(true);
        }
    }

    private static void flush(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
