package io.gitproc.reconciler.source;

import io.gitproc.model.plan.Actor;
import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.Desired;
import io.gitproc.model.unit.UnitName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
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
    private final Freezes freezes;
    private final Verification verification;
    private final Rollback rollback;
    private final Description description;
    private Optional<Settled> settled = Optional.empty();

    OpenRepository(GitSettings settings) throws SourceException {
        this.repository = Repositories.open(settings.repository());
        this.settings = settings;
        this.commits = new Commits(repository);
        this.loader = new Loader(repository, commits, settings.scope());
        this.refs = new Refs(repository, settings);
        this.writer = new RefWriter(repository);
        this.freezes = new Freezes(repository);
        this.verification = new Verification(repository, commits, loader, settings.trust());
        this.rollback =
                new Rollback(new CommitNames(repository, settings), commits, loader, verification, refs, writer);
        this.description = new Description(new TargetLog(repository));
    }

    /**
     * Describes what the refs name, and reads it when one of them has moved. It moves none itself.
     *
     * @param last what was declared before
     * @param at now: what a person said for a time may be over
     */
    Declared look(Declared last, Instant at) throws IOException {
        RefState now = refs.read();
        List<Freeze> inForce = now.inForce(at);
        boolean sameRules = verification.isStill();
        if (!sameRules || settled.filter(it -> it.isStill(now, inForce)).isEmpty()) {
            Situation found = situation(now, inForce);
            settled = Optional.of(new Settled(found, description.of(found, last)));
        }
        return settled.orElseThrow().declared();
    }

    private Situation situation(RefState now, List<Freeze> inForce) throws IOException {
        Optional<Loaded> target = load(verification.believed(now.target()));
        List<Desired> rejected = new ArrayList<>();
        for (CommitId commit : now.rejected()) {
            loader.load(commit).units().ifPresent(rejected::add);
        }
        return new Situation(now, head(now), target, rejected, new Frozen(inForce, waiting(now, inForce)));
    }

    private int waiting(RefState now, List<Freeze> inForce) throws IOException {
        boolean counts =
                !inForce.isEmpty() && now.head().isPresent() && now.target().isPresent();
        return counts ? commits.countBeyond(now.target().get(), now.head().get(), Frozen.WAITING_MAX) : 0;
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
            return Head.of(verification.judge(now.head().get(), now.target()));
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
        if (thaw(now)) {
            return true;
        }
        if (now.target().isPresent()) {
            verification.keep(now.target().get().revision().id());
        }
        return now.decision().rollback().isEmpty() && forget(now.refs().rejected());
    }

    /** What is over is forgotten for good: a clock that is set back does not bring it back. */
    private boolean thaw(Situation now) throws IOException, SourceException {
        List<Freeze> over = new ArrayList<>(now.refs().freezes());
        over.removeAll(now.frozen().freezes());
        for (Freeze freeze : over) {
            freezes.remove(freeze);
        }
        return !over.isEmpty();
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

    /** Said again it replaces who, why and until when. */
    void freeze(Freeze freeze) throws IOException, SourceException {
        RefState now = refs.read();
        CommitId target = now.target()
                .orElseThrow(() -> new SourceException(
                        "there is no target yet that could be kept", "commit a unit file to the watched branch"));
        Optional<Instant> first = now.inForce(freeze.since()).stream()
                .filter(it -> it.kind() == freeze.kind())
                .map(Freeze::since)
                .findFirst();
        freezes.put(first.map(freeze::since).orElse(freeze), target);
    }

    /** Ends all of them, also one that cannot be read. */
    void resume() throws IOException, SourceException {
        freezes.removeAll();
    }

    Optional<Revision> revision(CommitId commit) throws IOException {
        return commits.find(commit);
    }

    Optional<Revision> lastChange(UnitName unit, CommitId upTo) throws IOException {
        return new LastChange(repository, commits, settings.scope(), unit).upTo(upTo);
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
        boolean isStill(RefState now, List<Freeze> inForce) {
            return situation.refs().equals(now)
                    && situation.frozen().freezes().equals(inForce)
                    && declared.fault().isEmpty();
        }
    }
}
