package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheCheckout;
import org.eclipse.jgit.errors.LockFailedException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;

/**
 * The files of a branch that is checked out: they go along when it is moved, as with {@code receive.denyCurrentBranch} at
 * {@code updateInstead}. Nothing is read here that counts for a service. For one thread.
 */
final class WorkTree {
    private final Repository repository;

    private WorkTree(Repository repository) {
        this.repository = repository;
    }

    /**
     * Where a branch is checked out.
     *
     * @param branch its full name
     * @return empty when it is not: in a bare repository, or where another one is
     * @throws SourceException when it is in another work tree of the repository, which is not ours to see
     */
    static Optional<WorkTree> of(Repository repository, String branch) throws IOException, SourceException {
        for (Path head : otherHeads(repository)) {
            if (Files.readString(head).strip().equals("ref: " + branch)) {
                throw new SourceException(
                        "cannot move " + branch + ": it is checked out in another work tree (" + head + ")",
                        "commit the old files there; git worktree list shows it");
            }
        }
        Ref head = repository.exactRef(Constants.HEAD);
        boolean isHere = !repository.isBare()
                && head != null
                && head.getTarget().getName().equals(branch);
        return isHere ? Optional.of(new WorkTree(repository)) : Optional.empty();
    }

    /** Source: gitrepository-layout(5). */
    private static List<Path> otherHeads(Repository repository) throws IOException {
        Path common = repository.getCommonDirectory().toPath();
        Path own = repository.getDirectory().toPath();
        Path linked = common.resolve("worktrees");
        try (Stream<Path> links = Files.isDirectory(linked) ? Files.list(linked) : Stream.empty()) {
            Stream<Path> main =
                    repository.getConfig().getBoolean("core", "bare", false) ? Stream.empty() : Stream.of(common);
            return Stream.concat(links, main)
                    .filter(folder -> !folder.equals(own))
                    .map(folder -> folder.resolve(Constants.HEAD))
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }

    /** Nothing that a person has not committed is to be lost, or to get mixed up with the old files. */
    void requireClean(RevCommit head, RevCommit to) throws IOException, SourceException {
        if (hasChanges()) {
            throw refusal("has changes that are not committed", Commits.id(to));
        }
        if (!isFree(checkout(head, repository.readDirCache(), to))) {
            throw refusal("has files that are not committed where the old ones belong", Commits.id(to));
        }
    }

    private boolean hasChanges() throws IOException {
        try {
            return new Git(repository).status().call().hasUncommittedChanges();
        } catch (GitAPIException e) {
            throw new IOException(e);
        }
    }

    private SourceException refusal(String why, CommitId to) {
        return new SourceException(
                "cannot publish a rollback to " + to.brief() + ": the work tree " + repository.getWorkTree() + " " + why
                        + "; nothing was moved",
                "without --publish this host goes back alone; to publish it by hand, there: git stash --include-untracked && "
                        + RevertCommit.byHand(to, "git commit"));
    }

    /**
     * Moves the branch and then its files, while nobody else can commit here.
     *
     * @return whether it was free to go
     */
    boolean move(RevertCommit revert, Move branch) throws IOException, SourceException {
        try {
            return move(revert, branch, repository.lockDirCache());
        } catch (LockFailedException busy) {
            return false;
        }
    }

    private boolean move(RevertCommit revert, Move branch, DirCache index) throws IOException, SourceException {
        Commits commits = new Commits(repository);
        try {
            DirCacheCheckout checkout = checkout(commits.read(revert.parent()), index, commits.read(revert.id()));
            return isFree(checkout) && branch.run() && checkout.checkout();
        } finally {
            index.unlock();
        }
    }

    private DirCacheCheckout checkout(RevCommit from, DirCache index, RevCommit to) throws IOException {
        DirCacheCheckout checkout = new DirCacheCheckout(repository, from.getTree(), index, to.getTree());
        checkout.setFailOnConflict(true);
        return checkout;
    }

    private static boolean isFree(DirCacheCheckout checkout) throws IOException {
        checkout.preScanTwoTrees();
        return checkout.getConflicts().isEmpty();
    }

    /** Moves the branch; says whether it was where it was expected. */
    interface Move {
        boolean run() throws IOException, SourceException;
    }
}
