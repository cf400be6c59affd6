package io.gitproc.reconciler.source;

import io.gitproc.model.plan.Actor;
import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.Desired;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.eclipse.jgit.lib.Repository;

/** A repository that could be opened: from its refs to what is declared. For one thread. */
final class OpenRepository implements AutoCloseable {
    private final Repository repository;
    private final GitSettings settings;
    private final Commits commits;
    private final Loader loader;
    private final Refs refs;
    private final RefWriter writer;
    private final Rollback rollback;
    private final Description description;
    private Optional<Settled> settled = Optional.empty();

    OpenRepository(GitSettings settings) throws SourceException {
        this.repository = Repositories.open(settings.repository());
        this.settings = settings;
        this.commits = new Commits(repository);
        this.loader = new Loader(repository, commits);
        this.refs = new Refs(repository, settings.ref());
        this.writer = new RefWriter(repository);
        this.rollback = new Rollback(new CommitNames(repository, settings.ref()), commits, loader, refs, writer);
        this.description = new Description(new TargetLog(repository));
    }

    /**
     * Describes what the refs name, and reads it when one of them has moved. It moves none itself.
     *
     * @param last what was declared before
     */
    Declared look(Declared last) throws IOException {
        RefState now = refs.read();
        if (settled.filter(it -> it.isStill(now)).isEmpty()) {
            Situation found = situation(now);
            settled = Optional.of(new Settled(found, description.of(found, last)));
        }
        return settled.orElseThrow().declared();
    }

    private Situation situation(RefState now) throws IOException {
        Optional<Loaded> target = load(now.target());
        List<Desired> rejected = new ArrayList<>();
        for (CommitId commit : now.rejected()) {
            loader.load(commit).units().ifPresent(rejected::add);
        }
        return new Situation(now, head(now), target, rejected);
    }

    private Optional<Loaded> load(Optional<CommitId> commit) throws IOException {
        return commit.isPresent() ? Optional.of(loader.load(commit.get())) : Optional.empty();
    }

    /** A head that cannot be read must not take the target with it. */
    private Head head(RefState now) throws IOException {
        if (now.head().isEmpty()) {
            return Head.fault(Faults.sentence(refs.withoutHead()));
        }
        try {
            return Head.of(loader.load(now.head().get()));
        } catch (IOException e) {
            return Head.fault(Faults.sentence(settings.repository(), e));
        }
    }

    /**
     * Moves one step to where the last look says that the refs should be. The target goes first: what was rejected is
     * forgotten only when that can lose nothing any more.
     *
     * @return whether anything was moved, so that another look is due
     */
    boolean advance() throws IOException, SourceException {
        Situation now = settled.orElseThrow().situation();
        if (now.decision().followsHead()
                && !now.refs().target().equals(now.refs().head())) {
            writer.moveTarget(now.refs(), now.refs().head().orElseThrow(), LogLine.follow(settings.branch()));
            return true;
        }
        return now.decision().rollback().isEmpty() && forget(now.refs().rejected());
    }

    private boolean forget(SortedSet<CommitId> rejected) throws IOException, SourceException {
        for (CommitId commit : rejected) {
            writer.removeRejected(commit);
        }
        return !rejected.isEmpty();
    }

    /** Only the refs are moved; the next look sees it. */
    void rollback(String commit, Actor by, String reason) throws IOException, SourceException {
        rollback.perform(commit, from -> LogLine.rollback(from, by, reason));
    }

    Optional<Revision> revision(CommitId commit) throws IOException {
        return commits.find(commit);
    }

    /** The folders of Git: of this work tree, and of the repository where that is another one. */
    List<Path> folders() {
        return List.of(
                repository.getDirectory().toPath(),
                repository.getCommonDirectory().toPath());
    }

    @Override
    public void close() {
        repository.close();
    }

    private record Settled(Situation situation, Declared declared) {
        /** What is at fault may be mended without a ref that moves. */
        boolean isStill(RefState now) {
            return situation.refs().equals(now) && declared.fault().isEmpty();
        }
    }
}
