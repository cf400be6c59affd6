package io.gitproc.reconciler.source;

import io.gitproc.reconciler.config.TrustSettings;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the desired state is, and how often to look there unasked.
 *
 * @param repository a work tree, a bare repository or a linked work tree; it may not exist yet
 * @param branch the watched one, as in {@code main}
 * @param scope which of its files are for this host
 * @param poll from the end of one look to the next, for what the watch missed
 * @param resync from one renewal of the watch to the next
 * @param trust who may change this host
 */
public record GitSettings(
        Path repository, String branch, Scope scope, Duration poll, Duration resync, TrustSettings trust) {
    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration RESYNC = Duration.ofSeconds(30);

    public GitSettings {
        repository = repository.toAbsolutePath().normalize();
    }

    /** Has what is common to all hosts; trusts whoever can push. */
    GitSettings(Path repository, String branch, Duration poll, Duration resync) {
        this(repository, branch, Scope.common(), poll, resync, TrustSettings.none());
    }

    /** Polls every 2 s and renews the watch every 30 s; has what is common to all hosts; trusts whoever can push. */
    public static GitSettings of(Path repository, String branch) {
        return new GitSettings(repository, branch, POLL, RESYNC);
    }

    /** The same, for this host. */
    public GitSettings in(Scope other) {
        return new GitSettings(repository, branch, other, poll, resync, trust);
    }

    /** The same, trusting as the host demands. */
    public GitSettings trusting(TrustSettings trust) {
        return new GitSettings(repository, branch, scope, poll, resync, trust);
    }

    /** The full name of the branch: {@code refs/heads/main}. */
    String ref() {
        return "refs/heads/" + branch;
    }
}
