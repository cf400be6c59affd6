package io.gitproc.reconciler.source;

import java.io.IOException;
import java.time.Duration;
import org.eclipse.jgit.lib.AnyObjectId;

/** Where a repository is kept: what counts of it beside what Git has in it. */
public interface Place {

    /** Whether the repository that was opened is the one that is there. */
    boolean isStill();

    /** Gives an object of ours to whoever's repository it is. */
    void handOver(AnyObjectId written) throws IOException;

    /** Breaks the lock of a ref of ours, where whoever has left it cannot live any more. */
    void breakStaleLock(String ref) throws IOException;

    /** How long the lock of a ref is waited for that somebody else has at this moment; not negative. */
    Duration lockPatience();

    /** Where it was moved away nothing is to be written. */
    default void require() throws SourceException {
        if (!isStill()) {
            throw new SourceException("the repository " + this + " is gone", "it is tried again");
        }
    }
}
