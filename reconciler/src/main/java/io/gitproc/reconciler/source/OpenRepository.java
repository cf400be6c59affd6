package io.gitproc.reconciler.source;

import io.gitproc.model.plan.Actor;
import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.Desired;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        this.description = new Description(refs, new TargetLog(repository));
    }

    /**
     * Looks at the refs, and reads what they name when one of them has moved.
     *
     * @param last what was declared before
     */
    Declared look(Declared last) throws IOException, SourceException {
        RefState now = refs.read();
        Optional<Settled> same = settled.filter(it -> it.refs().equals(now));
        Settled found = same.isPresent() ? same.get() : settle(situation(now), last);
        settled = Optional.of(found);
        return found.declared();
    }

    private Situation situation(RefState now) throws IOException {
        List<Desired> rejected = new ArrayList<>();
        for (CommitId commit : now.rejected()) {
            loader.load(commit).units().ifPresent(rejected::add);
        }
        return new Situation(now, load(now.head()), load(now.target()), rejected);
    }

    private Optional<Loaded> load(Optional<CommitId> commit) throws IOException {
        return commit.isPresent() ? Optional.of(loader.load(commit.get())) : Optional.empty();
    }

    private Settled settle(Situation found, Declared last) throws IOException, SourceException {
        Situation now = found.decision().followsHead() ? follow(found) : found;
        return new Settled(now.refs(), description.of(now, last));
    }

    /** The target first: what was rejected is forgotten only when nothing can be lost by it any more. */
    private Situation follow(Situation found) throws IOException, SourceException {
        CommitId head = found.refs().head().orElseThrow();
        if (!found.refs().target().equals(found.refs().head())) {
            writer.moveTarget(found.refs(), head, LogLine.follow(settings.branch()));
        }
        for (CommitId commit : found.refs().rejected()) {
            writer.removeRejected(commit);
        }
        return found.followed();
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

    private record Settled(RefState refs, Declared declared) {}
}
