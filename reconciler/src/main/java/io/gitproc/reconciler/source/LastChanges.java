package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.unit.UnitName;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * Finds the commits that last changed what units are made of on this host, as git-log(1) simplifies a history: the walk
 * follows the parent that has the same, and ends where none has. A file that is moved is no change. Many units share one
 * walk. For one thread.
 */
final class LastChanges {
    /** A history of any length must not keep the thread that looks for new commits. */
    private static final int COMMITS_MAX = 20_000;

    private final Repository repository;
    private final Commits commits;
    private final Scope scope;
    private final Layers layers;
    private final Function<List<Layer>, Collection<UnitFiles>> files;
    private final UnitChanges known;

    private LastChanges(
            Repository repository,
            Commits commits,
            Scope scope,
            Layers layers,
            Function<List<Layer>, Collection<UnitFiles>> files,
            UnitChanges known) {
        this.known = known;
        this.repository = repository;
        this.commits = commits;
        this.scope = scope;
        this.layers = layers;
        this.files = files;
    }

    /** Of one unit, which need not be there any more. Empty when it is older than {@value #COMMITS_MAX} commits. */
    static Optional<Revision> of(UnitName unit, Repository repository, Commits commits, Scope scope, CommitId newest)
            throws IOException {
        LastChanges changes = new LastChanges(
                repository,
                commits,
                scope,
                Layers.of(unit, scope),
                found -> HostUnits.find(found, unit).stream().toList(),
                UnitChanges.none());
        return Optional.ofNullable(
                changes.upTo(newest, new TreeSet<>(List.of(unit))).get(unit));
    }

    /**
     * Of all units that a commit has; those that are older than {@value #COMMITS_MAX} commits are left out.
     *
     * @param known of another commit: the walk ends where it comes to that
     */
    static UnitChanges ofAll(Repository repository, Commits commits, Scope scope, CommitId newest, UnitChanges known)
            throws IOException {
        LastChanges changes = new LastChanges(
                repository,
                commits,
                scope,
                Layers.whole(),
                found -> HostUnits.of(found).units().values(),
                known);
        return new UnitChanges(Optional.of(newest), changes.upTo(newest, changes.unitsOf(newest)));
    }

    private SortedSet<UnitName> unitsOf(CommitId commit) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            return new TreeSet<>(new Walk(walk)
                    .contents(Commits.read(walk, Commits.objectId(commit)))
                    .keySet());
        }
    }

    private SortedMap<UnitName, Revision> upTo(CommitId newest, SortedSet<UnitName> units) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            return new Walk(walk).from(Commits.read(walk, Commits.objectId(newest)), units);
        }
    }

    /** One walk; where branches part, units that are the same on different ones go different ways. */
    private final class Walk {
        private final RevWalk walk;
        private final Lru<ObjectId, Map<UnitName, List<ObjectId>>> contents = new Lru<>(16);
        private final ArrayDeque<RevCommit> next = new ArrayDeque<>();
        private final Map<RevCommit, SortedSet<UnitName>> open = new LinkedHashMap<>();
        private final SortedMap<UnitName, Revision> found = new TreeMap<>();

        Walk(RevWalk walk) {
            this.walk = walk;
        }

        SortedMap<UnitName, Revision> from(RevCommit newest, SortedSet<UnitName> units) throws IOException {
            reach(newest, units);
            for (int seen = 0; !next.isEmpty() && seen < COMMITS_MAX; seen++) {
                RevCommit commit = next.remove();
                follow(commit, Optional.ofNullable(open.remove(commit)).orElseGet(TreeSet::new));
            }
            return found;
        }

        private void reach(RevCommit commit, SortedSet<UnitName> units) {
            if (!open.containsKey(commit)) {
                next.add(commit);
            }
            open.computeIfAbsent(commit, none -> new TreeSet<>()).addAll(units);
        }

        private void follow(RevCommit commit, SortedSet<UnitName> units) throws IOException {
            if (known.upTo().equals(Optional.of(Commits.id(commit)))) {
                units.forEach(unit -> known.of(unit).ifPresent(change -> found.put(unit, change)));
            } else {
                search(commit, units);
            }
        }

        private void search(RevCommit commit, SortedSet<UnitName> units) throws IOException {
            for (RevCommit named : commit.getParents()) {
                RevCommit parent = Commits.read(walk, named);
                SortedSet<UnitName> same = same(units, commit, parent);
                if (!same.isEmpty()) {
                    units.removeAll(same);
                    reach(parent, same);
                }
            }
            for (UnitName unit : units) {
                found.put(unit, commits.revision(commit));
            }
        }

        private SortedSet<UnitName> same(SortedSet<UnitName> units, RevCommit commit, RevCommit parent)
                throws IOException {
            if (units.isEmpty() || parent.getTree().equals(commit.getTree())) {
                return new TreeSet<>(units);
            }
            Map<UnitName, List<ObjectId>> now = contents(commit);
            Map<UnitName, List<ObjectId>> before = contents(parent);
            SortedSet<UnitName> same = new TreeSet<>(units);
            same.removeIf(unit -> !now.getOrDefault(unit, List.of()).equals(before.getOrDefault(unit, List.of())));
            return same;
        }

        private Map<UnitName, List<ObjectId>> contents(RevCommit commit) throws IOException {
            Optional<Map<UnitName, List<ObjectId>>> known = contents.find(commit.getTree());
            return known.isPresent() ? known.get() : contents.keep(commit.getTree(), read(commit));
        }

        private Map<UnitName, List<ObjectId>> read(RevCommit commit) throws IOException {
            Map<UnitName, List<ObjectId>> read = new TreeMap<>();
            for (UnitFiles unit : files.apply(layers.of(walk.getObjectReader(), commit.getTree(), scope))) {
                read.put(unit.unit(), unit.all().map(SourceFile::content).toList());
            }
            return read;
        }
    }
}
