package io.gitproc.reconciler.journal;

import io.gitproc.reconciler.os.Disk;
import io.gitproc.reconciler.os.FailPoint;
import io.gitproc.reconciler.os.OpenFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * The file that is written to. What was written whole stays whole: a write that fails half way is taken back.
 *
 * <p>For one thread.
 */
final class Segment implements AutoCloseable {
    static final FileAttribute<Set<PosixFilePermission>> MODE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----"));

    private final Disk disk;
    private final Path file;
    private final OpenFile channel;

    private Segment(Disk disk, Path file, OpenFile channel) {
        this.disk = disk;
        this.file = file;
        this.channel = channel;
    }

    static Segment open(Disk disk, Path file) throws IOException {
        return new Segment(disk, file, disk.open(file, EnumSet.of(StandardOpenOption.READ, StandardOpenOption.WRITE)));
    }

    long size() throws IOException {
        return channel.size();
    }

    /** Whether a crash tore its last line. */
    boolean isTorn() throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        return size() > 0 && channel.position(size() - 1).read(last) == 1 && last.get(0) != '\n';
    }

    /** Somebody may have removed it: what is written to it then is lost. */
    boolean isInPlace() {
        return disk.exists(file);
    }

    void append(byte[] lines) throws IOException {
        long whole = size();
        FailPoint.OF_PROCESS.before("journal");
        try {
            write(ByteBuffer.wrap(lines), whole);
            FailPoint.OF_PROCESS.after("journal");
        } catch (IOException full) {
            channel.truncate(whole);
            throw full;
        }
    }

    private void write(ByteBuffer bytes, long from) throws IOException {
        long position = from;
        while (bytes.hasRemaining()) {
            position += channel.position(position).write(bytes);
        }
    }

    void force() throws IOException {
        channel.force();
        FailPoint.OF_PROCESS.after("journal-sync");
    }

    Path file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
