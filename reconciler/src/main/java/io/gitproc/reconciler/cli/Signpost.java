package io.gitproc.reconciler.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Tells the launcher where the daemon of a configuration listens, so that it can ask it without a JVM the next time.
 *
 * @param file empty where the launcher knows already, or there is none
 */
record Signpost(Optional<Path> file) {
    private static final String WANTED = "gitproc.signpost";

    /** As the launcher wants it. */
    static Signpost ofProcess() {
        return new Signpost(Optional.ofNullable(System.getProperty(WANTED)).map(Path::of));
    }

    /** Where it cannot be put nothing is slower than it was. */
    void pointTo(Path socket) {
        if (file.isPresent()) {
            try {
                put(file.get(), socket);
            } catch (IOException unwritable) {
                return;
            }
        }
    }

    private static void put(Path place, Path socket) throws IOException {
        Path draft = Path.of(place + "." + ProcessHandle.current().pid());
        Files.writeString(draft, socket.toAbsolutePath() + "\n");
        Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
    }
}
