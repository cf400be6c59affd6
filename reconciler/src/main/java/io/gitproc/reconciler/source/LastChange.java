package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.unit.UnitName;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * Finds the commit that last changed what a unit is made of on this host, as git-log(1) simplifies a history: the walk
 * follows the parent that has the same, and ends where none has. A file that is moved is no change. For one thread.
 */
final class LastChange {
    /** A history of any length must not keep the thread that looks for new commits. */
    private static final int DEPTH_MAX = 20_000;

    private final Repository repository;
    private final Commits commits;
    private final Scope scope;
    private final UnitName unit;
    private final Layers layers;

    LastChange(Repository repository, Commits commits, Scope scope, UnitName unit) {
        this.repository = repository;
        this.commits = commits;
        this.scope = scope;
        this.unit = unit;
        this.layers = Layers.of(unit, scope);
    }

    /** Empty when it is older than {@value #DEPTH_MAX} commits. */
    Optional<Revision> upTo(CommitId newest) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            RevCommit commit = Commits.read(walk, Commits.objectId(newest));
            List<ObjectId> now = contents(walk, commit);
            for (int depth = 0; depth < DEPTH_MAX; depth++) {
                Optional<RevCommit> same = parentWith(now, walk, commit);
                if (same.isEmpty()) {
                    return Optional.of(commits.revision(commit));
                }
                commit = same.get();
            }
            return Optional.empty();
        }
    }

    private Optional<RevCommit> parentWith(List<ObjectId> contents, RevWalk walk, RevCommit commit) throws IOException {
        for (RevCommit named : commit.getParents()) {
            RevCommit parent = Commits.read(walk, named);
            if (parent.getTree().equals(commit.getTree())
                    || contents(walk, parent).equals(contents)) {
                return Optional.of(parent);
            }
        }
        return Optional.empty();
    }

    /** None where the unit is absent. */
    private List<ObjectId> contents(RevWalk walk, RevCommit commit) throws IOException {
        return HostUnits.find(layers.of(walk.getObjectReader(), commit.getTree(), scope), unit).stream()
                .flatMap(UnitFiles::all)
                .map(SourceFile::content)
                .toList();
    }
}
