package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import io.gitproc.reconciler.trust.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * Every commit from the trusted ones to a head, all parents of merges included.
 *
 * <p>Children come before their parents, so a seal is seen before what it seals: the walk begins again without that
 * history, and what was judged is not judged twice. The first commit that is neither signed nor sealed ends it. For one
 * thread.
 */
final class SignedRange {
    static final int COMMITS_MAX = SignatureCheck.CACHED_MAX;

    private final Repository repository;
    private final Commits commits;
    private final SignatureCheck check;
    private final PathCheck paths;
    private final SortedSet<CommitId> trusted = new TreeSet<>();

    /** @param trusted those that are in the repository count, with all of their history */
    SignedRange(
            Repository repository, Commits commits, SignatureCheck check, PathCheck paths, SortedSet<CommitId> trusted)
            throws IOException {
        this.repository = repository;
        this.commits = commits;
        this.check = check;
        this.paths = paths;
        for (CommitId commit : trusted) {
            trust(commit);
        }
    }

    private boolean trust(CommitId commit) throws IOException {
        return commits.find(commit).isPresent() && trusted.add(commit);
    }

    Optional<Untrusted> firstUntrusted(CommitId head) throws IOException {
        Pass pass = new Pass();
        while (pass.meetsSeal(head)) {
            pass = new Pass();
        }
        return pass.untrusted;
    }

    /** One walk over the range. */
    private final class Pass {
        private Optional<Untrusted> untrusted = Optional.empty();
        private int seen;

        /** Whether it ended at a new seal, so that there is less to look at. */
        boolean meetsSeal(CommitId head) throws IOException {
            try (RevWalk walk = walk(head)) {
                RevCommit commit = walk.next();
                while (commit != null && untrusted.isEmpty()) {
                    walk.parseBody(commit);
                    if (sealsMore(commit)) {
                        return true;
                    }
                    commit = walk.next();
                }
                return false;
            }
        }

        private boolean sealsMore(RevCommit commit) throws IOException {
            SignatureCheck.Judged judged = check.judge(commit);
            untrusted = ++seen > COMMITS_MAX ? tooMany(commit) : objection(commit, judged);
            boolean more = false;
            for (CommitId sealed : untrusted.isEmpty() ? paths.honoured(judged) : List.<CommitId>of()) {
                more |= trust(sealed);
            }
            return more;
        }

        private Optional<Untrusted> tooMany(RevCommit commit) {
            return Optional.of(new Untrusted(
                    commits.revision(commit),
                    "it is one of more than " + COMMITS_MAX + " that nothing vouches for yet"));
        }

        private Optional<Untrusted> objection(RevCommit commit, SignatureCheck.Judged judged) throws IOException {
            Optional<String> why = reproach(judged.verdict(), commit);
            return why.isPresent() && !isVouchedFor(commit)
                    ? Optional.of(new Untrusted(commits.revision(commit), why.get()))
                    : Optional.empty();
        }
    }

    private Optional<String> reproach(Verdict verdict, RevCommit commit) throws IOException {
        Optional<String> bad = verdict.match(good -> Optional.empty(), untrusted -> Optional.of(untrusted.why()));
        Optional<Verdict.Trusted> signer = verdict.match(Optional::of, untrusted -> Optional.empty());
        return signer.isEmpty() ? bad : paths.objection(commit, signer.get()).or(() -> cutOff(commit));
    }

    /** A shallow clone has commits without their parents: then nobody can tell what came before. */
    private Optional<String> cutOff(RevCommit commit) {
        try {
            return repository.getObjectDatabase().getShallowCommits().contains(commit.getId())
                    ? Optional.of("its history is not in this repository, which is shallow")
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.of("it cannot be told whether its history is whole");
        }
    }

    /** Where clocks went wrong, the walk may show commits that are behind a trusted one. */
    private boolean isVouchedFor(RevCommit commit) throws IOException {
        for (CommitId it : trusted) {
            if (commits.isInHistory(Commits.id(commit), it)) {
                return true;
            }
        }
        return false;
    }

    private RevWalk walk(CommitId head) throws IOException {
        RevWalk walk = new RevWalk(repository);
        walk.sort(RevSort.TOPO);
        walk.markStart(Commits.read(walk, Commits.objectId(head)));
        for (CommitId it : trusted) {
            ObjectId id = Commits.objectId(it);
            walk.markUninteresting(Commits.read(walk, id));
        }
        return walk;
    }
}
