package io.gitproc.reconciler.source;

import io.gitproc.model.plan.Actor;
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
     * Moves the target back to a commit of the watched branch's history, until the units that differ are mended there.
     *
     * @param commit an id, whole or shortened, or any expression of gitrevisions(7)
     * @return what is declared then; fails, and moves nothing, when there is no such commit, or it is not in the history
     *     of the branch, or it would be refused
     */
    CompletableFuture<Declared> rollback(String commit, Actor by, String reason);

    /**
     * Keeps the target where it is, until {@link #resume} or the end of the time. A rollback may still move it.
     *
     * @return what is declared then; fails when there is no target yet
     */
    CompletableFuture<Declared> pause(Intent intent);

    /** Lets the target follow the branch again, at once. */
    CompletableFuture<Resumed> resume();

    /** The commit, for people; empty when it is not there any more. Cheap: cached. */
    CompletableFuture<Optional<Revision>> revision(CommitId commit);

    /** The last commit up to this one that changed the files of a unit; empty when none is found among the newest. */
    CompletableFuture<Optional<Revision>> lastChange(UnitName unit, CommitId upTo);

    @Override
    void close();
}
