package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import io.gitproc.reconciler.trust.Policy;
import io.gitproc.reconciler.trust.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * Whether a signer may change the paths that a commit changes.
 *
 * <p>A merge of two parents changes what differs from both, and what it takes from the parent that had not changed it: that
 * undoes the other one's work. The rest its parents did, and they are checked themselves. For one thread.
 */
final class PathCheck {
    private final Repository repository;
    private final Policy policy;

    PathCheck(Repository repository, Policy policy) {
        this.repository = repository;
        this.policy = policy;
    }

    /** Why the signer may not; empty when he may. */
    Optional<String> objection(RevCommit commit, Verdict.Trusted signer) throws IOException {
        if (!policy.namesSigners()) {
            return Optional.empty();
        }
        try (RevWalk walk = new RevWalk(repository);
                TreeWalk trees = trees(walk, commit)) {
            while (trees.next()) {
                Optional<String> why = isItsOwn(trees, commit.getParentCount())
                        ? policy.objection(signer, trees.getPathString())
                        : Optional.empty();
                if (why.isPresent()) {
                    return why.map(it -> sentence(signer, trees.getPathString(), it));
                }
            }
            return Optional.empty();
        }
    }

    /** The seals of a commit whose signer may do whatever they vouch for. */
    List<CommitId> honoured(SignatureCheck.Judged judged) {
        return judged.verdict().match(policy::maySeal, untrusted -> false) ? judged.seals() : List.of();
    }

    private static String sentence(Verdict.Trusted signer, String path, String why) {
        return PlainText.line("it changes " + path) + ", signed by "
                + PlainText.line(String.join(",", signer.principals())) + ", and " + why;
    }

    /** The commit, its parents, and what two parents come from. */
    private TreeWalk trees(RevWalk walk, RevCommit commit) throws IOException {
        TreeWalk trees = new TreeWalk(repository);
        trees.setRecursive(true);
        trees.setFilter(TreeFilter.ANY_DIFF);
        trees.addTree(commit.getTree());
        for (RevCommit parent : commit.getParents()) {
            trees.addTree(Commits.read(walk, parent).getTree());
        }
        if (commit.getParentCount() == 0) {
            trees.addTree(new EmptyTreeIterator());
        } else if (commit.getParentCount() == 2) {
            addBase(walk, commit, trees);
        }
        return trees;
    }

    private static void addBase(RevWalk walk, RevCommit merge, TreeWalk trees) throws IOException {
        walk.reset();
        walk.setRevFilter(RevFilter.MERGE_BASE);
        for (RevCommit parent : merge.getParents()) {
            walk.markStart(Commits.read(walk, parent));
        }
        RevCommit base = walk.next();
        // With two of them nobody can tell who undid what: then all that differs is the merge's own.
        if (base != null && walk.next() == null) {
            trees.addTree(base.getTree());
        }
    }

    /** Trees: 0 the commit, from 1 the parents, behind two parents what they come from. */
    private static boolean isItsOwn(TreeWalk trees, int parents) {
        return switch (parents) {
            case 0 -> true;
            case 1 -> !isSame(trees, 0, 1);
            case 2 -> trees.getTreeCount() > 3 ? !isMerged(trees) : !isSame(trees, 0, 1) || !isSame(trees, 0, 2);
            default -> !isSameInAll(trees, parents);
        };
    }

    private static boolean isMerged(TreeWalk trees) {
        return (isSame(trees, 0, 1) && (isSame(trees, 2, 3) || isSame(trees, 1, 2)))
                || (isSame(trees, 0, 2) && isSame(trees, 1, 3));
    }

    private static boolean isSameInAll(TreeWalk trees, int parents) {
        for (int parent = 1; parent <= parents; parent++) {
            if (!isSame(trees, 0, parent)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSame(TreeWalk trees, int one, int other) {
        return trees.idEqual(one, other) && trees.getRawMode(one) == trees.getRawMode(other);
    }
}
