package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.unit.UnitName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** Finds the commits that changed a file of a unit, as a host has it. For one thread. */
final class Touches {
    private static final int COMMITS_MAX = 20_000;

    private final Repository repository;
    private final Commits commits;
    private final Scope scope;

    Touches(Repository repository, Commits commits, Scope scope) {
        this.repository = repository;
        this.commits = commits;
        this.scope = scope;
    }

    /** Newest first; merges only where they differ from the branch that they came to. At most 20,000 commits are looked at. */
    List<Revision> of(UnitName unit, CommitId after, CommitId upTo) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            walk.markUninteresting(Commits.read(walk, Commits.objectId(after)));
            return among(walk, unit, upTo, COMMITS_MAX);
        }
    }

    /** The newest so many, as {@link #of}. */
    List<Revision> newest(UnitName unit, CommitId upTo, int most) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            return among(walk, unit, upTo, most);
        }
    }

    private List<Revision> among(RevWalk walk, UnitName unit, CommitId upTo, int most) throws IOException {
        List<Revision> found = new ArrayList<>();
        Layers layers = Layers.of(unit, scope);
        walk.markStart(Commits.read(walk, Commits.objectId(upTo)));
        int seen = 0;
        RevCommit commit = walk.next();
        while (commit != null && seen < COMMITS_MAX && found.size() < most) {
            if (!files(walk, commit, unit, layers).equals(before(walk, commit, unit, layers))) {
                found.add(commits.revision(commit));
            }
            seen++;
            commit = walk.next();
        }
        return found;
    }

    private Optional<UnitFiles> before(RevWalk walk, RevCommit commit, UnitName unit, Layers layers)
            throws IOException {
        return commit.getParentCount() == 0
                ? Optional.empty()
                : files(walk, Commits.read(walk, commit.getParent(0)), unit, layers);
    }

    private Optional<UnitFiles> files(RevWalk walk, RevCommit commit, UnitName unit, Layers layers) throws IOException {
        return HostUnits.find(layers.of(walk.getObjectReader(), commit.getTree(), scope), unit);
    }
}
