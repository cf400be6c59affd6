package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.unit.UnitRule;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** Loads commits: a function of the commit and of the host's rule, so each is loaded once. For one thread. */
final class Loader {
    private static final int CACHED_MAX = 16;

    private final Repository repository;
    private final Commits commits;
    private UnitRule rule = UnitRule.NONE;
    private UnitParsing files = new UnitParsing(rule);
    private LastGood lastGood = new LastGood(files);
    private Lru<CommitId, Loaded> loaded = new Lru<>(CACHED_MAX);

    Loader(Repository repository, Commits commits) {
        this.repository = repository;
        this.commits = commits;
    }

    /** From now on units are judged by this rule too. */
    void obey(UnitRule other) {
        if (!rule.equals(other)) {
            rule = other;
            files = new UnitParsing(rule);
            lastGood = new LastGood(files);
            loaded = new Lru<>(CACHED_MAX);
        }
    }

    UnitRule rule() {
        return rule;
    }

    /** @throws IOException also when there is no such commit */
    Loaded load(CommitId id) throws IOException {
        Optional<Loaded> known = loaded.find(id);
        return known.isPresent() ? known.get() : loaded.keep(id, read(id));
    }

    /** JGit finds some damage only by falling over it. */
    private Loaded read(CommitId id) throws IOException {
        try {
            return parse(id);
        } catch (IndexOutOfBoundsException | LargeObjectException e) {
            throw new IOException("the commit " + id + " is damaged: " + Faults.cause(e), e);
        }
    }

    private Loaded parse(CommitId id) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            RevCommit commit = Commits.read(walk, Commits.objectId(id));
            UnitTree tree = UnitTree.read(walk.getObjectReader(), commit.getTree());
            UnitSet units = new UnitSet(commits.revision(commit), tree.warnings());
            for (UnitEntry file : tree.files()) {
                add(units, walk, commit, file);
            }
            return units.loaded();
        }
    }

    private void add(UnitSet units, RevWalk walk, RevCommit commit, UnitEntry file) throws IOException {
        var parsed = files.parse(walk.getObjectReader(), file);
        if (parsed.spec().isPresent()) {
            units.accept(file, parsed.spec().get(), parsed.diagnostics());
        } else {
            units.reject(file, parsed.diagnostics(), lastGood.before(walk, commit, file.name()));
        }
    }
}
