package io.gitproc.reconciler.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.util.SystemReader;

/** The file with which one process keeps others from a ref that it writes. */
public record RefLock(Path file) {
    private static final Duration AGE_MAX = Duration.ofSeconds(10);

    /** Of a ref that is ours alone to write. */
    public static RefLock of(Repository repository, String ref) {
        return new RefLock(repository.getCommonDirectory().toPath().resolve(ref + ".lock"));
    }

    /** A ref is locked for milliseconds, but a process that is killed meanwhile leaves its lock for ever. */
    public void breakWhenStale() throws IOException {
        Instant now = SystemReader.getInstance().now();
        try {
            if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(AGE_MAX))) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException gone) {
            // Whoever held it has let it go.
        }
    }
}
