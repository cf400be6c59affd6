package io.gitproc.reconciler.source;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the desired state is, and how often to look there unasked.
 *
 * @param repository a work tree, a bare repository or a linked work tree; it may not exist yet
 * @param branch the watched one, as in {@code main}
 * @param poll from the end of one look to the next, for what the watch missed
 * @param resync from one renewal of the watch to the next
 */
public record GitSettings(Path repository, String branch, Duration poll, Duration resync) {
    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration RESYNC = Duration.ofSeconds(30);

    public GitSettings {
        repository = repository.toAbsolutePath().normalize();
    }

    /** Polls every 2 s and renews the watch every 30 s. */
    public static GitSettings of(Path repository, String branch) {
        return new GitSettings(repository, branch, POLL, RESYNC);
    }

    /** The full name of the branch: {@code refs/heads/main}. */
    String ref() {
        return "refs/heads/" + branch;
    }
}
