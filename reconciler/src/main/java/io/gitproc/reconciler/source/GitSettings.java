package io.gitproc.reconciler.source;

import io.gitproc.reconciler.config.TrustSettings;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the desired state is, and how often to look there unasked.
 *
 * @param repository a work tree, a bare repository or a linked work tree; it may not exist yet
 * @param branch the watched one, as in {@code main}
 * @param refs where it is: among those of this repository, or those fetched from another
 * @param scope which of its files are for this host
 * @param poll from the end of one look to the next, for what the watch missed
 * @param resync from one renewal of the watch to the next
 * @param trust who may change this host
 */
public record GitSettings(
        Path repository, String branch, Origin refs, Scope scope, Duration poll, Duration resync, TrustSettings trust) {
    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration RESYNC = Duration.ofSeconds(30);

    public GitSettings {
        repository = repository.toAbsolutePath().normalize();
    }

    /** Has what is common to all hosts; trusts whoever can push. */
    GitSettings(Path repository, String branch, Origin refs, Duration poll, Duration resync) {
        this(repository, branch, refs, Scope.common(), poll, resync, TrustSettings.none());
    }

    /** Polls every 2 s and renews the watch every 30 s; has what is common to all hosts; trusts whoever can push. */
    public static GitSettings of(Path repository, String branch) {
        return new GitSettings(repository, branch, Origin.HERE, POLL, RESYNC);
    }

    /** The same, for this host. */
    public GitSettings in(Scope other) {
        return new GitSettings(repository, branch, refs, other, poll, resync, trust);
    }

    /** The same, trusting as the host demands. */
    public GitSettings trusting(TrustSettings trust) {
        return new GitSettings(repository, branch, refs, scope, poll, resync, trust);
    }

    /** The same, of a branch that is fetched from another repository. */
    public GitSettings fetched() {
        return new GitSettings(repository, branch, Origin.REMOTE, scope, poll, resync, trust);
    }

    /** The full name of the branch: {@code refs/heads/main}, {@code refs/remotes/origin/main}. */
    public String ref() {
        return refs.prefix() + branch;
    }

    /** Whose branch is watched. */
    public enum Origin {
        HERE("refs/heads/"),
        REMOTE("refs/remotes/origin/");

        private final String prefix;

        Origin(String prefix) {
            this.prefix = prefix;
        }

        String prefix() {
            return prefix;
        }
    }
}
