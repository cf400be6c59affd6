package io.gitproc.reconciler.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.util.SystemReader;

/** The file with which one process keeps others from a ref that it writes. */
public record RefLock(Path file) {
    private static final Duration AGE_MAX = Duration.ofSeconds(10);
    private static final String SUFFIX = ".lock";
    /** What is older was not left by this process, whose start the system tells to the second only. */
    private static final Instant BEGUN = SystemReader.getInstance().now();

    /** Of a ref that is ours alone to write. */
    public static RefLock of(Repository repository, String ref) {
        return in(folder(repository), ref);
    }

    static RefLock in(Path folder, String ref) {
        return new RefLock(folder.resolve(ref + SUFFIX));
    }

    /**
     * Breaks each lock of our refs that is older than this process: there is one daemon, so the one that left it is dead. What
     * cannot be broken shows when the ref is moved.
     */
    static void breakAbandoned(Repository repository) {
        try {
            for (Path file : locks(folder(repository).resolve(Refs.OURS))) {
                new RefLock(file).breakWhenBefore(BEGUN);
            }
        } catch (IOException | UncheckedIOException e) {
            // There are no refs of ours yet, or they cannot be read.
        }
    }

    private static List<Path> locks(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(file -> file.toString().endsWith(SUFFIX)).toList();
        }
    }

    private static Path folder(Repository repository) {
        return repository.getCommonDirectory().toPath();
    }

    /** A ref is locked for milliseconds, but a process that is killed meanwhile leaves its lock for ever. */
    public void breakWhenStale() throws IOException {
        breakWhenBefore(SystemReader.getInstance().now().minus(AGE_MAX));
    }

    private void breakWhenBefore(Instant limit) throws IOException {
        try {
            if (Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException gone) {
            // Whoever held it has let it go.
        }
    }
}
