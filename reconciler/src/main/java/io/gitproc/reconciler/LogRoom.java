package io.gitproc.reconciler;

import io.gitproc.reconciler.api.Snapshot.Notice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether there is room for what services write. No launcher waits for it: lines are dropped and counted.
 *
 * <p>Threads: any.
 *
 * @param folder of the logs
 */
record LogRoom(Path folder) {
    /** What a launcher writes at a time. */
    private static final long BYTES_MIN = 128 << 10;

    /** That there is none, now. */
    Optional<Notice> fault() {
        try {
            return Files.getFileStore(folder).getUsableSpace() < BYTES_MIN ? Optional.of(full()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // Who reads a log there is told why it cannot be.
        }
    }

    private Notice full() {
        return new Notice(
                "logs",
                "no space is left for the logs in " + folder + ": lines are dropped",
                "services go on as they are; make room on the disk");
    }
}
