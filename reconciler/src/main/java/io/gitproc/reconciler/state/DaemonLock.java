package io.gitproc.reconciler.state;

import io.gitproc.executors.records.PrivateMode;
import io.gitproc.reconciler.os.FailPoint;
import io.gitproc.reconciler.os.OwnUser;
import io.gitproc.reconciler.text.Causes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;
import java.util.Set;

/**
 * Holds a place for one daemon at a time.
 *
 * <p>The lock is the kernel's (fcntl(2)) on a file beside the place, so it ends with the process, however that ends: there
 * is no stale lock, only a stale file, which the next daemon takes over. The file has the pid of the holder, for people.
 * It is never deleted: a daemon could then hold a lock on a file that has no name any more.
 */
public final class DaemonLock implements AutoCloseable {
    private static final String SUFFIX = ".lock";
    private static final int PID_BYTES_MAX = 20;

    private final FileChannel file;

    private DaemonLock(FileChannel file) {
        this.file = file;
    }

    /**
     * Takes the lock.
     *
     * @param place the state file or the socket; need not exist
     * @throws StateException when another daemon holds it, with the pid of that one, or there can be no lock, or somebody else owns the folder
     */
    public static DaemonLock acquire(Path place) throws StateException {
        Path path = place.resolveSibling(place.getFileName() + SUFFIX);
        try {
            FailPoint.OF_PROCESS.before("lock");
            FileChannel file = open(path);
            if (!isLocked(file)) {
                throw refusal(place, file);
            }
            FailPoint.OF_PROCESS.after("lock");
            sign(file);
            FailPoint.OF_PROCESS.after("sign");
            return new DaemonLock(file);
        } catch (IOException e) {
            throw new StateException("cannot lock " + path + ": " + Causes.of(e), "");
        }
    }

    /** Lets it go. */
    @Override
    public void close() throws IOException {
        file.truncate(0);
        file.close();
    }

    /** For nobody else: who may read a file may lock it against its owner. */
    private static FileChannel open(Path path) throws IOException {
        requireOwn(folder(path));
        return FileChannel.open(
                path,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                PrivateMode.of("rw-------"));
    }

    private static Path folder(Path path) throws IOException {
        Path folder = Optional.ofNullable(path.toAbsolutePath().getParent()).orElse(Path.of("/"));
        return Files.createDirectories(folder, PrivateMode.of("rwx------"));
    }

    /** Where the session has no folder of its own, ours is in /tmp, and somebody may have made it before us. */
    private static void requireOwn(Path folder) throws IOException {
        if (!PrivateMode.isKnown()) {
            return; // A profile of Windows is its user's own, whoever is named as the owner.
        }
        UserPrincipal owner = Files.getOwner(folder);
        if (!owner.equals(OwnUser.principal()) && !owner.equals(Files.getOwner(Path.of("/")))) {
            throw new IOException("the folder belongs to " + owner.getName());
        }
    }

    /** Of its last byte alone, since some systems keep others from reading what is locked, and the pid is to be read. */
    private static boolean isLocked(FileChannel file) throws IOException {
        try {
            return Optional.ofNullable(file.tryLock(Long.MAX_VALUE - 1, 1, false))
                    .isPresent();
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static void sign(FileChannel file) throws IOException {
        file.truncate(0);
        file.write(StandardCharsets.US_ASCII.encode(ProcessHandle.current().pid() + "\n"));
    }

    private static StateException refusal(Path place, FileChannel file) throws IOException {
        try (file) {
            return new StateException(
                    "a daemon already runs for " + place + ": pid " + holder(file),
                    "to end it, and no service: gitproc shutdown");
        }
    }

    private static String holder(FileChannel file) throws IOException {
        ByteBuffer pid = ByteBuffer.allocate(PID_BYTES_MAX);
        file.read(pid, 0);
        return StandardCharsets.US_ASCII.decode(pid.flip()).toString().strip();
    }
}
