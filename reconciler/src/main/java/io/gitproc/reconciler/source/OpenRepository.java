package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.Desired;
import io.gitproc.model.plan.FailedUpdate;
import io.gitproc.model.plan.Intent;
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
    private final Place place;
    private final GitSettings settings;
    private final Commits commits;
    private final Loader loader;
    private final Refs refs;
    private final RefWriter writer;
    private final Freezes freezes;
    private final Verification verification;
    private final Approval approval;
    private final Guard guard;
    private final FailedUpdates failedUpdates;
    private final UpdateQuarantine quarantine;
    private final Rollback rollback;
    private final Publication publication;
    private final Standings standings;
    private final Description description;
    private Optional<Settled> settled = Optional.empty();

    OpenRepository(GitSettings settings) throws SourceException {
        this.repository = Repositories.open(settings.repository());
        this.place = Place.of(repository);
        RefLock.breakAbandoned(repository);
        this.settings = settings;
        this.commits = new Commits(repository);
        this.loader = new Loader(repository, commits, settings.scope());
        this.refs = new Refs(repository, settings);
        this.writer = new RefWriter(repository);
        this.freezes = new Freezes(repository);
        this.verification = new Verification(repository, commits, loader, settings.trust());
        CommitNames names = new CommitNames(repository, settings);
        this.approval = new Approval(names, commits, refs, new Approvals(repository));
        this.failedUpdates = new FailedUpdates(repository);
        this.quarantine = new UpdateQuarantine(loader);
        this.guard = new Guard(commits);
        this.rollback = new Rollback(names, commits, loader, verification, refs, writer);
        this.publication = new Publication(repository, settings, commits, refs, writer);
        this.standings = new Standings(names, commits, refs);
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
            Situation found = situation(now, inForce, at);
            settled = Optional.of(new Settled(found, description.of(found, last)));
        }
        return settled.orElseThrow().declared();
    }

    private Situation situation(RefState now, List<Freeze> inForce, Instant at) throws IOException {
        Optional<Loaded> target = load(verification.believed(now.target()));
        List<FailedUpdate> failed = quarantine.inForce(now.failed(), target.flatMap(Loaded::units));
        Optional<Desired> units = target.flatMap(Loaded::units);
        return new Situation(
                now,
                head(now, target),
                target,
                rejected(now, at),
                new Frozen(inForce, waiting(now, inForce)),
                units.isPresent() ? Optional.of(quarantine.over(units.get(), failed)) : units,
                failed);
    }

    private List<Desired> rejected(RefState now, Instant at) throws IOException {
        List<Desired> rejected = new ArrayList<>();
        if (!now.isUnpinned(at)) {
            for (CommitId commit : now.rejected()) {
                loader.load(commit).units().ifPresent(rejected::add);
            }
        }
        return rejected;
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
    private Head head(RefState now, Optional<Loaded> target) throws IOException {
        if (now.head().isEmpty()) {
            return Head.fault(Faults.sentence(refs.withoutHead()));
        }
        try {
            return Head.of(guard.over(verification.judge(now.head().get(), now.target()), now, target));
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
        if (now.decision().rollback().isEmpty() && forget(now.refs().rejected())) {
            return true;
        }
        return approval.forgetPast(now.refs()) || forgetMended(now);
    }

    private boolean forgetMended(Situation now) throws IOException, SourceException {
        List<FailedUpdate> mended = new ArrayList<>(now.refs().failed());
        mended.removeAll(now.failed());
        if (now.desired().isEmpty()) {
            return false;
        }
        for (FailedUpdate failure : mended) {
            failedUpdates.remove(failure.unit());
        }
        return !mended.isEmpty();
    }

    /**
     * Writes down which updates failed, of what the target has.
     *
     * @return whether anything was written, so that another look is due
     */
    boolean quarantine(List<FailedUpdate> failures, Instant at) throws IOException, SourceException {
        Situation now = settled.orElseThrow().situation();
        List<FailedUpdate> news = new ArrayList<>(failures);
        news.removeIf(
                failure -> now.failed().stream().anyMatch(known -> known.unit().equals(failure.unit())));
        news = quarantine.inForce(news, now.target().flatMap(Loaded::units));
        for (FailedUpdate failure : news) {
            failedUpdates.put(failure, at);
        }
        return !news.isEmpty();
    }

    /** What is over is forgotten for good: a clock that is set back does not bring it back. A pin takes its rollback along. */
    private boolean thaw(Situation now) throws IOException, SourceException {
        List<Freeze> over = new ArrayList<>(now.refs().freezes());
        over.removeAll(now.frozen().freezes());
        for (Freeze freeze : over) {
            if (freeze.kind() == Freeze.Kind.PINNED) {
                forget(now.refs().rejected());
            }
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

    /**
     * Writes down how far the host has come with the target. What was reached with another is passed over: the host tells
     * again.
     *
     * @return whether anything was moved, so that another look is due
     */
    boolean mark(Milestones reached) throws IOException, SourceException {
        RefState now = settled.orElseThrow().situation().refs();
        Milestones marked = now.milestones();
        boolean applied = mark(now, Refs.APPLIED, marked.applied(), reached.applied());
        boolean healthy = mark(now, Refs.HEALTHY, marked.healthy(), reached.healthy());
        return applied || healthy;
    }

    private boolean mark(RefState now, String ref, Optional<CommitId> from, Optional<CommitId> to)
            throws IOException, SourceException {
        if (to.isEmpty() || to.equals(from) || !to.equals(now.target())) {
            return false;
        }
        return writer.moveIfFree(ref, from, to.get(), LogLine.reached(ref.substring(ref.lastIndexOf('/') + 1)));
    }

    /**
     * Moves back what the order says; the next look sees it. Whatever can be seen to forbid a part of it does so first.
     *
     * @return the commit that is published, where the order is for the branch as well
     */
    Optional<RevertCommit> rollback(RollbackOrder order, Instant now) throws IOException, SourceException {
        CommitId to = rollback.destination(order.commit());
        return switch (order.reach()) {
            case HOST -> {
                moveBack(to, order, now);
                yield Optional.empty();
            }
            case BRANCH -> Optional.of(publish(to, order, now));
        };
    }

    /** This host first: that needs nobody else. It may be there already, kept from a head that is refused. */
    private RevertCommit publish(CommitId to, RollbackOrder order, Instant now) throws IOException, SourceException {
        RevertCommit revert = publication.draft(to, order.intent(), now);
        if (!refs.read().target().equals(Optional.of(to))) {
            moveBack(to, order, now);
        }
        publication.publish(revert, order.intent());
        return revert;
    }

    /** The target goes first: killed in between, the daemon finds a rollback that a mended head ends. */
    private void moveBack(CommitId to, RollbackOrder order, Instant now) throws IOException, SourceException {
        Intent intent = order.intent();
        rollback.perform(to, from -> LogLine.rollback(from, intent.by(), intent.reason()));
        if (order.pins()) {
            freeze(Freeze.of(Freeze.Kind.PINNED, intent, now));
        }
    }

    /** Lets one commit pass the guard. */
    void approve(String commit, Intent intent, Instant now) throws IOException, SourceException {
        approval.give(commit, intent, now);
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

    /** Ends one thing at a time: a pause, and only where there is none a rollback, pinned or not. */
    void resume() throws IOException, SourceException {
        RefState now = refs.read();
        Optional<Freeze> pause = now.freezes().stream()
                .filter(freeze -> freeze.kind() == Freeze.Kind.PAUSED)
                .findFirst();
        if (pause.isPresent()) {
            freezes.remove(pause.get());
        } else {
            forget(now.rejected());
            freezes.removeAll();
        }
    }

    /** How far this host has come with a commit, besides what was declared. */
    Standing standing(String commit, Declared declared) throws IOException, SourceException {
        return standings.of(commit, declared);
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

    /** Whether it is the one at its path. */
    boolean isInPlace() {
        return place.isStill();
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
