package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.Desired;
import java.io.IOException;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Moves the target back, until what was wrong is mended.
 *
 * <p>It is kept in Git alone: {@code refs/gitproc/rejected/<id>} names each commit that was left. They are written before
 * the target moves and deleted after, so wherever the daemon is killed in between, the next look finds either a rollback or
 * refs that reject nothing, and forgets those. For one thread.
 */
final class Rollback {
    private static final String NAME_ONE = "name the commit to go back to; git log shows them";

    private final CommitNames names;
    private final Commits commits;
    private final Loader loader;
    private final Verification verification;
    private final Refs refs;
    private final RefWriter writer;

    Rollback(
            CommitNames names, Commits commits, Loader loader, Verification verification, Refs refs, RefWriter writer) {
        this.names = names;
        this.commits = commits;
        this.loader = loader;
        this.verification = verification;
        this.refs = refs;
        this.writer = writer;
    }

    /** @param name empty: the last commit that was proven healthy */
    CommitId destination(Optional<String> name) throws IOException, SourceException {
        RefState now = refs.read();
        if (now.head().isEmpty()) {
            throw refs.withoutHead();
        }
        return name.isPresent() ? names.resolve(name.get()) : healthy(now);
    }

    /**
     * @param line the reflog's, from where the target was
     * @throws SourceException when it is refused; nothing has moved then
     */
    void perform(CommitId to, Function<String, LogLine> line) throws IOException, SourceException {
        RefState now = refs.read();
        if (now.head().isEmpty()) {
            throw refs.withoutHead();
        }
        requireInHistory(to, now.head().get());
        requireDifference(now, to, desired(now, to));
        if (!now.target().equals(Optional.of(to))) {
            String origin = now.target().map(from -> "from " + from.brief()).orElse("from nothing");
            move(now, to, rejected(now, now.head().get(), to), line.apply(origin));
        }
    }

    private static CommitId healthy(RefState now) throws SourceException {
        Optional<CommitId> healthy = now.milestones().healthy();
        if (healthy.isEmpty()) {
            throw new SourceException("no commit has been proven healthy on this host yet", NAME_ONE);
        }
        if (healthy.equals(now.target())) {
            throw new SourceException(
                    "the target " + healthy.get().brief() + " is itself the last commit proven healthy", NAME_ONE);
        }
        return healthy.get();
    }

    private void requireInHistory(CommitId to, CommitId head) throws IOException, SourceException {
        if (!commits.isInHistory(to, head)) {
            throw new SourceException(
                    to.brief() + " is not in the history of the branch, whose head is " + head.brief(),
                    "choose one that git log shows for the branch");
        }
    }

    /** While a rollback is in force the same one may be asked for again: a request that was made twice is one. */
    private void requireDifference(RefState now, CommitId to, Desired units) throws IOException, SourceException {
        if (now.target().isEmpty() || !now.rejected().isEmpty()) {
            return;
        }
        CommitId target = now.target().get();
        if (target.equals(to)) {
            throw new SourceException(to.brief() + " is the target already", "nothing was moved");
        }
        Optional<Desired> old = loader.load(target).units();
        if (old.filter(it -> Quarantine.differences(units, it).isEmpty()).isPresent()) {
            throw new SourceException("no unit differs between " + to.brief() + " and the target", "nothing was moved");
        }
    }

    private Desired desired(RefState now, CommitId to) throws IOException, SourceException {
        Loaded loaded = verification.judge(to, now.target());
        Optional<Refusal> refused = loaded.refused();
        if (refused.isPresent()) {
            Refusal refusal = refused.get();
            throw new SourceException("cannot roll back to " + to.brief() + ": " + refusal.reason(), refusal.hint());
        }
        return loaded.units().orElseThrow();
    }

    /**
     * What was the target, and what was rejected before; but not what {@code to} contains, for whoever goes forward past a
     * commit does not reject it. When that leaves nothing, it is the head that is not wanted.
     */
    private SortedSet<CommitId> rejected(RefState now, CommitId head, CommitId to) throws IOException {
        NavigableSet<CommitId> left = new TreeSet<>(now.rejected());
        now.target().ifPresent(left::add);
        for (CommitId commit : List.copyOf(left)) {
            if (commits.isInHistory(commit, to)) {
                left.remove(commit);
            }
        }
        if (left.isEmpty() && !to.equals(head) && loader.load(head).accepted().isPresent()) {
            left.add(head);
        }
        return left;
    }

    private void move(RefState now, CommitId to, SortedSet<CommitId> rejected, LogLine line)
            throws IOException, SourceException {
        for (CommitId commit : rejected) {
            writer.addRejected(commit);
        }
        writer.moveTarget(now, to, line);
        SortedSet<CommitId> past = new TreeSet<>(now.rejected());
        past.removeAll(rejected);
        writer.forget(past);
    }
}
