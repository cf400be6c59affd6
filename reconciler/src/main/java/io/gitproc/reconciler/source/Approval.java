package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.Intent;
import java.io.IOException;
import java.time.Instant;

/** Lets a person take a commit that the guard keeps out. For one thread. */
final class Approval {
    private final CommitNames names;
    private final Commits commits;
    private final Refs refs;
    private final Approvals approvals;

    Approval(CommitNames names, Commits commits, Refs refs, Approvals approvals) {
        this.names = names;
        this.commits = commits;
        this.refs = refs;
        this.approvals = approvals;
    }

    /** @throws SourceException when the commit is not on the branch, or was followed already */
    void give(String name, Intent intent, Instant now) throws IOException, SourceException {
        CommitId commit = names.resolve(name);
        RefState state = refs.read();
        if (state.head().isEmpty()) {
            throw refs.withoutHead();
        }
        CommitId head = state.head().get();
        if (!commits.isInHistory(commit, head)) {
            throw new SourceException(
                    commit.brief() + " is not in the history of the branch, whose head is " + head.brief(),
                    "approve the head that gitproc status shows as refused");
        }
        if (isPast(commit, state)) {
            throw new SourceException(commit.brief() + " needs no approval: the target has it already", "");
        }
        approvals.put(commit, intent, now);
    }

    /** Forgets what the target has moved past: it counted for that commit alone. */
    boolean forgetPast(RefState now) throws IOException, SourceException {
        boolean forgotten = false;
        for (CommitId commit : now.approved()) {
            if (isPast(commit, now)) {
                approvals.remove(commit);
                forgotten = true;
            }
        }
        return forgotten;
    }

    private boolean isPast(CommitId commit, RefState now) throws IOException {
        return now.target().isPresent()
                && commits.isInHistory(commit, now.target().get());
    }
}
