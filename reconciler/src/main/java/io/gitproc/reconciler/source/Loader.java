package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.unit.ParsedUnit;
import io.gitproc.model.unit.UnitRule;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** Loads commits for one host: a function of the commit and of the host's rule, so each is loaded once. For one thread. */
final class Loader {
    /** Units of all commits that are kept: some hundred bytes each. */
    private static final int UNITS_MAX = 65_536;

    private final Repository repository;
    private final Commits commits;
    private final Scope scope;
    private final Layers layers;
    private final Orderings orderings = new Orderings();
    private UnitRule rule;
    private UnitParsing parsing;
    private LastGood lastGood;
    private Lru<CommitId, Loaded> loaded = new Lru<>(UNITS_MAX, Loader::size);
    private Optional<Composed> composed = Optional.empty();

    Loader(Repository repository, Commits commits, Scope scope) {
        this(repository, commits, scope, Layers.whole(), new UnitParsing(UnitRule.NONE));
    }

    private Loader(Repository repository, Commits commits, Scope scope, Layers layers, UnitParsing parsing) {
        this.repository = repository;
        this.commits = commits;
        this.scope = scope;
        this.layers = layers;
        this.rule = parsing.rule();
        this.parsing = parsing;
        this.lastGood = new LastGood(parsing, scope);
    }

    /** For another host; what was read is shared. */
    Loader of(Scope other) {
        return new Loader(repository, commits, other, layers, parsing);
    }

    private static int size(Loaded loaded) {
        return 1 + loaded.units().map(desired -> desired.units().size()).orElse(0);
    }

    /** From now on units are judged by this rule too. */
    void obey(UnitRule other) {
        if (!rule.equals(other)) {
            rule = other;
            parsing = new UnitParsing(rule);
            lastGood = new LastGood(parsing, scope);
            loaded = new Lru<>(UNITS_MAX, Loader::size);
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
            HostUnits files = units(walk.getObjectReader(), commit);
            UnitSet units = new UnitSet(commits.revision(commit), files, orderings);
            for (UnitFiles unit : files.units().values()) {
                add(units, walk, commit, unit);
            }
            return units.loaded();
        }
    }

    /** The files of a commit that are for this host. */
    HostUnits units(ObjectReader reader, RevCommit commit) throws IOException {
        List<Layer> now = layers.of(reader, commit.getTree(), scope);
        Composed units = composed.map(before -> before.then(now)).orElseGet(() -> Composed.of(now));
        composed = Optional.of(units);
        return units.units();
    }

    private void add(UnitSet units, RevWalk walk, RevCommit commit, UnitFiles files) throws IOException {
        ParsedUnit parsed = parsing.parse(walk.getObjectReader(), files);
        if (parsed.spec().isPresent()) {
            units.accept(parsed.spec().get(), parsed);
        } else {
            units.reject(parsed, files.isTimerAlone() ? Optional.empty() : lastGood.before(walk, commit, files.unit()));
        }
    }
}
