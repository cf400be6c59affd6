package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.Intent;
import io.gitproc.model.unit.UnitName;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Where the desired state comes from.
 *
 * <p>Threads: every method may be called from any thread and returns at once; the work is done on the source's own
 * thread, one piece after another. Futures fail with {@link SourceException} alone.
 */
public interface UnitSource extends AutoCloseable {

    /** Begins to watch. The listener hears of the first look and then of each look that found something new. */
    void start(Consumer<Declared> listener);

    /** Somebody says that there may be something new: looks soon. Many hints are one. */
    void hint();

    /** Looks now, and gives what was found. */
    CompletableFuture<Declared> look();

    /**
     * Moves the target back to a commit of the watched branch's history, until the units that differ are mended there; and
     * the branch forward, where the order reaches it.
     *
     * @return what has moved; fails, and moves nothing, when there is no such commit, or it is not in the history of the
     *     branch, or it would be refused. Whoever moves the branch at the same moment wins: then only this host has moved
     */
    CompletableFuture<Moved> rollback(RollbackOrder order);

    /** What the host has found out about commits. It is kept beside the target, and part of what is declared then. */
    void learn(Evidence evidence);

    /**
     * Takes a commit of the branch although it rewrites history or removes most units. It counts for that commit alone.
     *
     * @param commit as in a rollback
     * @return what is declared then; fails when there is no such commit on the branch
     */
    CompletableFuture<Declared> approve(String commit, Intent intent);

    /**
     * Keeps the target where it is, until {@link #resume} or the end of the time. A rollback may still move it.
     *
     * @return what is declared then; fails when there is no target yet
     */
    CompletableFuture<Declared> pause(Intent intent);

    /** Ends what keeps the target, so that it may follow the branch at once: a pause, or where there is none a rollback. */
    CompletableFuture<Resumed> resume();

    /**
     * Looks now, and tells how far this host has come with a commit.
     *
     * @param commit as in a rollback; a whole id need not be there yet
     */
    CompletableFuture<Standing> standing(String commit);

    /** The commit, for people; empty when it is not there any more. Cheap: cached. */
    CompletableFuture<Optional<Revision>> revision(CommitId commit);

    /** The last commit up to this one that changed the files of a unit; empty when none is found among the newest. */
    CompletableFuture<Optional<Revision>> lastChange(UnitName unit, CommitId upTo);

    @Override
    void close();
}
