package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import io.gitproc.reconciler.os.FailPoint;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;

/** Writes our refs; and a branch where a person says so. For one thread. */
final class RefWriter {
    private static final Duration LOCKED_PAUSE = Duration.ofMillis(5);

    private final Repository repository;
    private final Place place;

    RefWriter(Site site) {
        this.repository = site.repository();
        this.place = site.place();
    }

    /** Moves the target, if it still is where it was read. The log is written in bare repositories too. */
    void moveTarget(RefState now, CommitId to, LogLine why) throws IOException, SourceException {
        require(attempt(Refs.TARGET, now.target(), to, why), Refs.TARGET);
    }

    /**
     * Moves the target, unless another daemon of the same repository was first: then it is for the next look to say where to.
     *
     * @throws SourceException when it is locked
     */
    void follow(RefState now, CommitId to, LogLine why) throws IOException, SourceException {
        RefUpdate.Result result = attempt(Refs.TARGET, now.target(), to, why);
        if (result != RefUpdate.Result.LOCK_FAILURE || isAt(Refs.TARGET, now.target())) {
            require(result, Refs.TARGET);
        }
    }

    /**
     * Moves a ref that may as well be moved at the next look.
     *
     * @return whether it was free
     */
    boolean moveIfFree(String name, Optional<CommitId> from, CommitId to, LogLine why)
            throws IOException, SourceException {
        RefUpdate.Result result = attempt(name, from, to, why);
        if (result == RefUpdate.Result.LOCK_FAILURE) {
            place.breakStaleLock(name);
            return false;
        }
        require(result, name);
        return true;
    }

    /**
     * Moves a branch forward, if it still is where it was. It has a log only where Git itself would keep one: others write it
     * too, who may not be able to write a file of ours.
     *
     * @return whether it was
     */
    boolean advance(String branch, CommitId from, CommitId to, LogLine why) throws IOException, SourceException {
        RefUpdate.Result result = stepwise(branch, update(branch, Optional.of(from), to, why)::update);
        if (result != RefUpdate.Result.LOCK_FAILURE) {
            require(result, branch);
        }
        return result != RefUpdate.Result.LOCK_FAILURE;
    }

    /** Who else writes it has its lock for a moment, which is waited for. */
    private RefUpdate.Result attempt(String name, Optional<CommitId> from, CommitId to, LogLine why)
            throws IOException, SourceException {
        long end = System.nanoTime() + place.lockPatience().toNanos();
        RefUpdate.Result result = attemptOnce(name, from, to, why);
        while (result == RefUpdate.Result.LOCK_FAILURE && isAt(name, from) && System.nanoTime() < end) {
            LockSupport.parkNanos(LOCKED_PAUSE.toNanos());
            result = attemptOnce(name, from, to, why);
        }
        return result;
    }

    private boolean isAt(String name, Optional<CommitId> commit) throws IOException {
        return Optional.ofNullable(repository.exactRef(name))
                .map(ref -> Commits.id(ref.getObjectId()))
                .equals(commit);
    }

    private RefUpdate.Result attemptOnce(String name, Optional<CommitId> from, CommitId to, LogLine why)
            throws IOException, SourceException {
        RefUpdate update = update(name, from, to, why);
        update.setForceUpdate(true);
        update.setForceRefLog(true);
        return stepwise(name, update::update);
    }

    private RefUpdate update(String name, Optional<CommitId> from, CommitId to, LogLine why)
            throws IOException, SourceException {
        place.require();
        RefUpdate update = repository.updateRef(name);
        update.setExpectedOldObjectId(from.map(Commits::objectId).orElse(ObjectId.zeroId()));
        update.setNewObjectId(Commits.objectId(to));
        update.setRefLogIdent(new PersonIdent(why.who(), "", why.at(), ZoneOffset.UTC));
        update.setRefLogMessage(why.message(), false);
        return update;
    }

    void addRejected(CommitId commit) throws IOException, SourceException {
        point(Refs.REJECTED + commit, Commits.objectId(commit));
    }

    /** What was rejected is not any more. */
    void forget(SortedSet<CommitId> rejected) throws IOException, SourceException {
        for (CommitId commit : rejected) {
            remove(Refs.REJECTED + commit);
        }
    }

    /** Without a log, wherever it was before. */
    void point(String name, ObjectId to) throws IOException, SourceException {
        place.require();
        RefUpdate update = repository.updateRef(name);
        update.setNewObjectId(to);
        update.setForceUpdate(true);
        update.disableRefLog();
        require(stepwise(name, update::update), name);
    }

    void remove(String name) throws IOException, SourceException {
        place.require();
        RefUpdate update = repository.updateRef(name);
        update.setForceUpdate(true);
        update.disableRefLog();
        require(stepwise(name, update::delete), name);
    }

    /** Told apart by the first part of their name in their folder, as in {@code target} or {@code rejected}. */
    private static RefUpdate.Result stepwise(String name, Write write) throws IOException {
        String step = "ref-" + name.split("/", -1)[2];
        FailPoint.OF_PROCESS.before(step);
        RefUpdate.Result result = write.perform();
        FailPoint.OF_PROCESS.after(step);
        return result;
    }

    private interface Write {
        RefUpdate.Result perform() throws IOException;
    }

    private void require(RefUpdate.Result result, String name) throws IOException, SourceException {
        switch (result) {
            case NEW, FAST_FORWARD, FORCED, NO_CHANGE -> {}
            case LOCK_FAILURE -> {
                place.breakStaleLock(name);
                throw new SourceException(
                        name + " is locked, or was moved by somebody else at this moment", "it is tried again");
            }
            default -> throw new SourceException("cannot write " + name + ": " + result, "is the disk full?");
        }
    }
}
