package io.gitproc.reconciler;

import io.gitproc.model.plan.UnitState;
import io.gitproc.reconciler.api.ExitCode;
import io.gitproc.reconciler.api.Reply;
import io.gitproc.reconciler.api.Snapshot;
import io.gitproc.reconciler.source.Declared;
import io.gitproc.reconciler.source.Frozen;
import io.gitproc.reconciler.source.Moved;
import io.gitproc.reconciler.source.Resumed;
import io.gitproc.reconciler.source.RevertCommit;
import io.gitproc.reconciler.source.Revision;
import io.gitproc.reconciler.source.SourceException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/** What whoever asked for something is told of it. */
final class Replies {
    private Replies() {}

    static Reply rolledBack(Moved moved) {
        return moved.revert()
                .map(Replies::published)
                .orElseGet(() ->
                        Reply.done("rolled back to " + title(moved.declared().target())));
    }

    private static Reply published(RevertCommit revert) {
        return Reply.done("rolled back to " + revert.to().brief() + ", published as "
                + revert.id().brief());
    }

    static Reply paused(Declared declared) {
        return Reply.done("paused at " + title(declared.target()) + ", until: gitproc resume");
    }

    static Reply resumed(Resumed resumed) {
        boolean nothingEnded = resumed.ended().isEmpty() && resumed.left().isEmpty();
        String left = resumed.left()
                .map(rollback -> "; it may have again what was rejected: " + DeclaredLines.names(rollback.rejected()))
                .orElse("");
        return Reply.done((nothingEnded ? "nothing kept the target: " : "resumed: ") + "target is "
                + title(resumed.declared().target()) + left + stillKept(resumed.declared()));
    }

    /** One word ends one thing. */
    private static String stillKept(Declared now) {
        return now.rollback()
                .map(rollback -> "; still rolled back to " + rollback.to().id().brief() + " by " + rollback.by()
                        + (now.frozen().isPinned()
                                ? ", pinned"
                                : ", until " + DeclaredLines.names(rollback.rejected()) + " is mended")
                        + "; to end that too: gitproc resume")
                .orElse("");
    }

    static Reply looked(Declared declared) {
        return declared.fault()
                .map(fault -> Reply.refused(ExitCode.FAILED, fault, "services go on as they are"))
                .or(() -> declared.refusal()
                        .map(refusal -> Reply.refused(
                                ExitCode.FAILED,
                                "refused " + refusal.revision().id().brief() + ": " + refusal.reason(),
                                refusal.hint())))
                .or(() -> kept(declared.frozen()))
                .orElseGet(() -> Reply.done("target is " + title(declared.target())));
    }

    /** What was asked for is not done: there are commits, and they are not taken. */
    private static Optional<Reply> kept(Frozen frozen) {
        return frozen.freezes().stream()
                .filter(freeze -> frozen.waiting() > 0)
                .map(freeze -> Reply.refused(
                        ExitCode.FAILED, FreezeWords.of(freeze) + ": " + FreezeWords.waiting(frozen), FreezeWords.HINT))
                .findFirst();
    }

    static Reply converged(Snapshot snapshot) {
        List<String> failing = Stream.concat(
                        snapshot.notices().stream()
                                .filter(ArrivalVerdict::isForGood)
                                .map(Snapshot.Notice::message),
                        snapshot.units().stream()
                                .filter(unit -> unit.state() != UnitState.REJECTED)
                                .filter(UnitWords::isFailing)
                                .map(UnitWords::of))
                .toList();
        return failing.isEmpty()
                ? Reply.done("converged to " + title(snapshot.target()))
                : Reply.refused(ExitCode.FAILED, String.join(", ", failing), "see: gitproc status");
    }

    static Reply late(Snapshot snapshot, Duration limit) {
        List<String> open = snapshot.units().stream()
                .filter(UnitWords::isUnderWay)
                .map(UnitWords::of)
                .toList();
        return Reply.refused(
                ExitCode.FAILED,
                "not converged within " + limit.toSeconds() + " s"
                        + (open.isEmpty() ? "" : ": " + String.join(", ", open)),
                "it goes on; see: gitproc status");
    }

    static Reply refusal(Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        return cause instanceof SourceException refused
                ? Reply.refused(ExitCode.FAILED, String.valueOf(refused.getMessage()), refused.hint())
                : Reply.refused(ExitCode.INTERNAL, "internal fault: " + cause, "see the daemon's log");
    }

    private static String title(Optional<Revision> revision) {
        return revision.map(commit -> commit.id().brief() + " (" + commit.subject() + ")")
                .orElse("nothing");
    }
}
