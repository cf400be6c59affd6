package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.UnitName;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * Finds what stands in for a broken unit: its newest accepted version in the history of a commit,
 * with the drop-ins that it had there on this host.
 *
 * <p>The history is the line of first parents: what the branch itself once was, not what somebody tried beside it. It ends
 * where the unit was absent, since what was deleted is not brought back by a broken file; and after {@value #DEPTH_MAX}
 * commits. So the answer is a function of the commit alone, on every host and after every restart. For one thread.
 */
final class LastGood {
    static final int DEPTH_MAX = 20_000;
    private static final int CACHED_MAX = 4_096;

    private final UnitParsing parsing;
    private final Scope scope;
    private final Lru<Key, Found> found = new Lru<>(CACHED_MAX);

    LastGood(UnitParsing parsing, Scope scope) {
        this.parsing = parsing;
        this.scope = scope;
    }

    /** Of a unit that is broken at the commit. */
    Optional<Version> before(RevWalk walk, RevCommit commit, UnitName unit) throws IOException {
        Key key = new Key(Commits.id(commit), unit);
        Optional<Found> known = found.find(key);
        Found answer = known.isPresent() ? known.get() : found.keep(key, search(walk, commit, unit));
        return answer.version();
    }

    private Found search(RevWalk walk, RevCommit broken, UnitName unit) throws IOException {
        Layers layers = Layers.of(unit, scope);
        RevCommit commit = broken;
        for (int depth = 1; depth <= DEPTH_MAX && commit.getParentCount() > 0; depth++) {
            RevTree child = commit.getTree();
            commit = Commits.read(walk, commit.getParent(0));
            Optional<Found> answer =
                    commit.getTree().equals(child) ? Optional.empty() : look(walk, commit, unit, layers);
            if (answer.isPresent()) {
                return answer.get().deeper(depth);
            }
        }
        return Found.nothing();
    }

    /** Empty when the search must go on. */
    private Optional<Found> look(RevWalk walk, RevCommit commit, UnitName unit, Layers layers) throws IOException {
        Optional<Found> known = found.find(new Key(Commits.id(commit), unit));
        return known.isPresent() ? known : judge(walk, commit, unit, layers);
    }

    private Optional<Found> judge(RevWalk walk, RevCommit commit, UnitName unit, Layers layers) throws IOException {
        ObjectReader reader = walk.getObjectReader();
        Optional<UnitFiles> files = HostUnits.find(layers.of(reader, commit.getTree(), scope), unit);
        if (files.filter(found -> !found.isTimerAlone()).isEmpty()) {
            return Optional.of(Found.nothing());
        }
        return parsing.parse(reader, files.get())
                .spec()
                .map(spec -> new Found(Optional.of(new Version(spec, Commits.id(commit))), 0));
    }

    /**
     * @param commit the newest one that has this text
     */
    record Version(ServiceSpec spec, CommitId commit) {}

    private record Key(CommitId commit, UnitName unit) {}

    /** @param depth commits to go back to it: what was found from a later commit may be too deep from this one */
    private record Found(Optional<Version> version, int depth) {
        static Found nothing() {
            return new Found(Optional.empty(), 0);
        }

        Found deeper(int by) {
            return depth + by > DEPTH_MAX ? nothing() : new Found(version, depth + by);
        }
    }
}
