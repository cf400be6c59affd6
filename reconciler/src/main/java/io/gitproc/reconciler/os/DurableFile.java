package io.gitproc.reconciler.os;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Optional;
import java.util.Set;

/** Writes files so that a crash at any moment leaves either the old one or the new one. */
public final class DurableFile {
    private static final Set<StandardOpenOption> ANEW =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);

    private DurableFile() {}

    /** Temporary name, fsync, rename, fsync of the folder, which is made when it is missing. */
    public static void write(Path file, String text) throws IOException {
        write(Disk.ofHost(), file, text);
    }

    /**
     * The same on another disk.
     *
     * @param attributes of the file; those that the process gives to its files when there are none
     */
    public static void write(Disk disk, Path file, String text, FileAttribute<?>... attributes) throws IOException {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow();
        disk.makeFolder(folder);
        Path temporary = folder.resolve(file.getFileName() + ".new");
        String name = String.valueOf(file.getFileName());
        FailPoint.OF_PROCESS.before("write-" + name);
        fill(disk, temporary, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), attributes);
        FailPoint.OF_PROCESS.before("rename-" + name);
        disk.rename(temporary, file);
        FailPoint.OF_PROCESS.after("rename-" + name);
        disk.sync(folder);
        FailPoint.OF_PROCESS.after("write-" + name);
    }

    private static void fill(Disk disk, Path path, ByteBuffer bytes, FileAttribute<?>... attributes)
            throws IOException {
        try (OpenFile channel = disk.open(path, ANEW, attributes)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            FailPoint.OF_PROCESS.before("sync-" + path.getFileName());
            channel.force();
        }
    }
}
