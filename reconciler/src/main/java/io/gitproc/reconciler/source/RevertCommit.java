package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;

/**
 * A commit that gives a branch the files of an older one.
 *
 * @param id of the commit itself
 * @param parent the head that it was made for: it fits on no other
 * @param to whose files it has
 */
public record RevertCommit(CommitId id, CommitId parent, CommitId to) {
    static final String TRAILER = "GitProc-Rollback-To: ";

    /** What a person runs instead, in a clone with the branch checked out. */
    public String byHand() {
        return byHand(to, "git commit");
    }

    /** @param commit the command that makes one: {@code git commit -S} */
    static String byHand(CommitId to, String commit) {
        return "git restore --source=" + to + " --staged --worktree :/ && " + commit + " -m \"Roll back to "
                + to.brief() + "\" -m \"" + TRAILER + to + "\" && git push";
    }

    /** Nobody but this host has gone back. */
    public SourceException unpublished(String why) {
        return new SourceException(
                "rolled back to " + to.brief() + " on this host alone, not published: " + why,
                "to publish it by hand, in a clone: " + byHand());
    }
}
