package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.lib.ReflogEntry;
import org.eclipse.jgit.lib.ReflogReader;
import org.eclipse.jgit.lib.Repository;

/** Reads who moved the target. For one thread. */
final class TargetLog {
    private final Repository repository;

    TargetLog(Repository repository) {
        this.repository = repository;
    }

    /** The newest rollback to this commit; empty when the log has expired or was deleted. */
    Optional<Rollback> rollbackTo(CommitId target) throws IOException {
        ReflogReader log = repository.getRefDatabase().getReflogReader(Refs.TARGET);
        return log == null
                ? Optional.empty()
                : log.getReverseEntries().stream()
                        .filter(entry -> Commits.id(entry.getNewId()).equals(target))
                        .map(TargetLog::rollback)
                        .filter(move -> move.line().isRollback())
                        .findFirst();
    }

    private static Rollback rollback(ReflogEntry entry) {
        return new Rollback(Commits.id(entry.getOldId()), LogLine.of(entry.getWho(), entry.getComment()));
    }

    /** @param from what was the target before */
    record Rollback(CommitId from, LogLine line) {}
}
