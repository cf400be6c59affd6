package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.FailedUpdate;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Moves our refs to where a look says that they should be, one step at a time: each may be the last of this daemon, and somebody
 * else may move them too. For one thread.
 */
final class Advance {
    private final GitSettings settings;
    private final RefWriter writer;
    private final Verification verification;
    private final Approval approval;
    private final Freezes freezes;
    private final FailedUpdates failedUpdates;
    private final UpdateQuarantine quarantine;

    Advance(
            GitSettings settings,
            RefWriter writer,
            Verification verification,
            Approval approval,
            Freezes freezes,
            FailedUpdates failedUpdates,
            UpdateQuarantine quarantine) {
        this.settings = settings;
        this.writer = writer;
        this.verification = verification;
        this.approval = approval;
        this.freezes = freezes;
        this.failedUpdates = failedUpdates;
        this.quarantine = quarantine;
    }

    /**
     * One step. The target goes first: what was rejected is forgotten only when that can lose nothing any more.
     *
     * @param evidence what the host has found out
     * @return whether anything was moved, so that another look is due
     */
    boolean step(Situation now, Evidence evidence, Instant at) throws IOException, SourceException {
        return follow(now, at)
                || thaw(now)
                || keep(now)
                || quarantine(now, evidence.failures(), at)
                || mark(now.refs(), evidence.milestones(), at);
    }

    private boolean follow(Situation now, Instant at) throws IOException, SourceException {
        if (!now.decision().followsHead()
                || now.refs().target().equals(now.refs().head())) {
            return false;
        }
        writer.follow(now.refs(), now.refs().head().orElseThrow(), LogLine.follow(settings.branch(), at));
        return true;
    }

    /** What is over is forgotten for good: a clock that is set back does not bring it back. A pin takes its rollback along. */
    private boolean thaw(Situation now) throws IOException, SourceException {
        List<Freeze> over = new ArrayList<>(now.refs().freezes());
        over.removeAll(now.frozen().freezes());
        for (Freeze freeze : over) {
            if (freeze.kind() == Freeze.Kind.PINNED) {
                writer.forget(now.refs().rejected());
            }
            freezes.remove(freeze);
        }
        return !over.isEmpty();
    }

    /** Puts the target on record, and forgets what it has made past. */
    private boolean keep(Situation now) throws IOException, SourceException {
        if (now.target().isPresent()) {
            verification.keep(now.target().get().revision().id());
        }
        SortedSet<CommitId> rejected = now.refs().rejected();
        if (now.decision().rollback().isEmpty() && !rejected.isEmpty()) {
            writer.forget(rejected);
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

    /** Writes down which updates failed, of what the target has. */
    private boolean quarantine(Situation now, List<FailedUpdate> failures, Instant at)
            throws IOException, SourceException {
        List<FailedUpdate> news = new ArrayList<>(failures);
        news.removeIf(
                failure -> now.failed().stream().anyMatch(known -> known.unit().equals(failure.unit())));
        news = quarantine.inForce(news, now.target().flatMap(Loaded::units));
        for (FailedUpdate failure : news) {
            failedUpdates.put(failure, at);
        }
        return !news.isEmpty();
    }

    /**
     * Writes down how far the host has come with the target. What was reached with another is passed over: the host tells
     * again.
     */
    private boolean mark(RefState now, Milestones reached, Instant at) throws IOException, SourceException {
        Milestones marked = now.milestones();
        boolean applied = mark(now, Refs.APPLIED, marked.applied(), reached.applied(), at);
        boolean healthy = mark(now, Refs.HEALTHY, marked.healthy(), reached.healthy(), at);
        return applied || healthy;
    }

    private boolean mark(RefState now, String ref, Optional<CommitId> from, Optional<CommitId> to, Instant at)
            throws IOException, SourceException {
        if (to.isEmpty() || to.equals(from) || !to.equals(now.target())) {
            return false;
        }
        return writer.moveIfFree(ref, from, to.get(), LogLine.reached(ref.substring(ref.lastIndexOf('/') + 1), at));
    }
}
