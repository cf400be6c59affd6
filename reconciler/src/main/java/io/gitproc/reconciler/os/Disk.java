package io.gitproc.reconciler.os;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What is done to the files that a daemon keeps, and nothing else: each may be refused, and a daemon may die in the middle
 * of it.
 *
 * <p>Threads: any.
 */
public interface Disk {
    /** The real one. */
    static Disk ofHost() {
        return new HostDisk();
    }

    /** As {@link java.nio.file.Files#newByteChannel}. */
    OpenFile open(Path file, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException;

    /** All of it, as it is now. */
    default byte[] read(Path file) throws IOException {
        try (OpenFile channel = open(file, Set.of(StandardOpenOption.READ))) {
            return Channels.newInputStream(channel).readAllBytes();
        }
    }

    /** What is in a folder, in no order; nothing while there is no folder. */
    List<Path> list(Path folder) throws IOException;

    boolean exists(Path file);

    /** In bytes. */
    long size(Path file) throws IOException;

    /** When it was last written to. */
    Instant modified(Path file) throws IOException;

    void delete(Path file) throws IOException;

    /** A folder, and those above it; nothing when it is there. */
    void makeFolder(Path folder) throws IOException;

    /** In the place of what has that name: whoever opens it finds the one or the other. */
    void rename(Path file, Path name) throws IOException;

    /** Until this returns, a name that was given may be lost with the power. */
    void sync(Path folder) throws IOException;
}
