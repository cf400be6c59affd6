package io.gitproc.reconciler.source;

import io.gitproc.reconciler.text.Causes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;

/**
 * Makes a repository that can be edited in place and pushed to: what {@code gitproc init} does.
 *
 * <p>Twice is the same as once. What exists keeps its branch and its settings; all that is added to it is that a push
 * updates the work tree, and that only where there is one and nobody decided otherwise.
 */
public final class RepositoryInit {
    private static final String CORE = "core";
    private static final String BARE = "bare";
    private static final String RECEIVE = "receive";
    private static final String DENY_CURRENT_BRANCH = "denyCurrentBranch";

    private RepositoryInit() {}

    /**
     * Makes the repository, or completes it.
     *
     * @param branch the one that {@code HEAD} of a new repository names
     * @throws SourceException when the path is a file, cannot be written, or is a repository that cannot be read
     */
    public static Initialized run(Path path, String branch) throws SourceException {
        Path place = path.toAbsolutePath().normalize();
        try {
            return Files.isDirectory(place) && Repositories.isPresent(place) ? complete(place) : make(place, branch);
        } catch (IOException e) {
            throw new SourceException(
                    "cannot write " + place + ": " + Causes.of(e), "choose a place that this user can write to");
        }
    }

    private static Initialized make(Path place, String branch) throws SourceException, IOException {
        GitSystemReader.install();
        if (Files.exists(place) && !Files.isDirectory(place)) {
            throw new SourceException(place + " is a file, not a folder", "choose another place");
        }
        if (!Repository.isValidRefName("refs/heads/" + branch)) {
            throw new SourceException(PlainText.line(branch) + " is not the name of a branch", "main is one");
        }
        Files.createDirectories(place);
        try (Git git =
                Git.init().setDirectory(place.toFile()).setInitialBranch(branch).call()) {
            acceptPushes(git.getRepository());
            return new Initialized.Created(place, branch);
        } catch (GitAPIException e) {
            throw new SourceException("cannot make a repository in " + place + ": " + Faults.cause(e), "");
        }
    }

    private static Initialized complete(Path place) throws SourceException, IOException {
        try (Repository repository = Repositories.open(place)) {
            if (isBare(repository)) {
                return new Initialized.Bare(place);
            }
            return acceptPushes(repository) ? new Initialized.Completed(place) : new Initialized.Unchanged(place);
        }
    }

    /** Whether there was anything to do. */
    private static boolean acceptPushes(Repository repository) throws IOException {
        StoredConfig config = repository.getConfig();
        if (config.getString(RECEIVE, null, DENY_CURRENT_BRANCH) != null) {
            return false;
        }
        // Git itself takes a repository that does not say so for a bare one while it receives a push.
        config.setBoolean(CORE, null, BARE, false);
        config.setString(RECEIVE, null, DENY_CURRENT_BRANCH, "updateInstead");
        config.save();
        return true;
    }

    private static boolean isBare(Repository repository) {
        return repository.isBare() || repository.getConfig().getBoolean(CORE, BARE, false);
    }
}
