package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.ReflogEntry;
import org.eclipse.jgit.lib.ReflogReader;
import org.eclipse.jgit.lib.Repository;

/** Reads who moved the target, and why. For one thread. */
final class TargetLog {
    private final Repository repository;

    TargetLog(Repository repository) {
        this.repository = repository;
    }

    /** The newest rollback to this commit; empty when the log has expired or was deleted. */
    Optional<Entry> rollbackTo(CommitId target) throws IOException {
        ReflogReader log = repository.getRefDatabase().getReflogReader(Refs.TARGET);
        return log == null
                ? Optional.empty()
                : log.getReverseEntries().stream()
                        .map(TargetLog::entry)
                        .filter(entry ->
                                entry.to().equals(target) && entry.line().isRollback())
                        .findFirst();
    }

    private static Entry entry(ReflogEntry entry) {
        PersonIdent who = entry.getWho();
        return new Entry(
                Commits.id(entry.getOldId()),
                Commits.id(entry.getNewId()),
                new LogLine(PlainText.line(who.getName()), PlainText.line(entry.getComment()), who.getWhenAsInstant()));
    }

    /**
     * A move of the target.
     *
     * @param from all zeros when there was none
     */
    record Entry(CommitId from, CommitId to, LogLine line) {}
}
