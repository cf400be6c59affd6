package io.gitproc.reconciler;

import io.gitproc.model.plan.UnitState;
import io.gitproc.reconciler.api.ExitCode;
import io.gitproc.reconciler.api.Reply;
import io.gitproc.reconciler.api.Snapshot;
import io.gitproc.reconciler.api.UnitView;
import io.gitproc.reconciler.source.Declared;
import io.gitproc.reconciler.source.Refusal;
import io.gitproc.reconciler.source.Revision;
import io.gitproc.reconciler.source.RolledBack;
import io.gitproc.reconciler.source.Stage;
import io.gitproc.reconciler.source.Standing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a host has come to a commit, or cannot any more unless a person or another commit helps.
 *
 * @param stage what it is to come to
 * @param standing how far it has come
 * @param snapshot what it does
 */
record ArrivalVerdict(Stage stage, Standing standing, Snapshot snapshot) {
    private static final List<String> FOR_GOOD = List.of("update-failed", "rejected");
    private static final String SEE = "see: gitproc status";

    /** Empty while both may still come. */
    Optional<Reply> reply() {
        if (standing.has(stage)) {
            return Optional.of(Reply.done(commit() + " is " + stage.word() + " on this host"));
        }
        if (standing.has(Stage.TARGET)) {
            return failures();
        }
        return standing.has(Stage.BRANCH) ? passedOver() : Optional.empty();
    }

    private String commit() {
        return standing.commit().brief();
    }

    private Declared declared() {
        return standing.declared();
    }

    private Reply no(String cause, String hint) {
        return Reply.refused(ExitCode.FAILED, commit() + " is not " + stage.word() + ": " + cause, hint);
    }

    /** It is on the branch and is not taken. */
    private Optional<Reply> passedOver() {
        return declared().rollback().map(this::rolledBack).or(this::frozen).or(this::refused);
    }

    private Reply rolledBack(RolledBack rollback) {
        return no(
                "this host is rolled back to " + rollback.to().id().brief() + " by " + rollback.by()
                        + (rollback.reason().isEmpty() ? "" : " (" + rollback.reason() + ")"),
                "mend " + DeclaredLines.names(rollback.rejected())
                        + ", or to take the branch as it is: gitproc resume");
    }

    /** One with an end may be over in time. */
    private Optional<Reply> frozen() {
        return declared().frozen().freezes().stream()
                .filter(freeze -> freeze.until().isEmpty())
                .map(freeze -> no("this host is " + FreezeWords.of(freeze), FreezeWords.HINT))
                .findFirst();
    }

    private Optional<Reply> refused() {
        return declared().refusal().map(this::refused);
    }

    private Reply refused(Refusal refusal) {
        return no("this host refused " + refusal.revision().id().brief() + ": " + refusal.reason(), refusal.hint());
    }

    /** Of the target that is meant, not of one before. */
    private Optional<Reply> failures() {
        List<String> failures = isOfTarget()
                ? Stream.concat(
                                snapshot.notices().stream()
                                        .filter(ArrivalVerdict::isForGood)
                                        .map(Snapshot.Notice::message),
                                snapshot.units().stream()
                                        .filter(ArrivalVerdict::hasFailed)
                                        .map(UnitWords::of))
                        .toList()
                : List.of();
        return failures.isEmpty() ? Optional.empty() : Optional.of(no(String.join(", ", failures), SEE));
    }

    private boolean isOfTarget() {
        return snapshot.target().map(Revision::id).equals(declared().target().map(Revision::id));
    }

    /** No time mends it. */
    static boolean isForGood(Snapshot.Notice notice) {
        return FOR_GOOD.contains(notice.kind());
    }

    private static boolean hasFailed(UnitView unit) {
        return unit.state() == UnitState.FAILED || unit.state() == UnitState.CRASH_LOOP;
    }

    /** When the time is over. */
    Reply late(Duration limit) {
        return no(missing() + " after " + limit.toSeconds() + " s", "it goes on; " + SEE);
    }

    private String missing() {
        if (!standing.has(Stage.KNOWN)) {
            return declared().fault().orElse("the repository has no such commit");
        }
        if (!standing.has(Stage.BRANCH)) {
            return "the watched branch has it not in its history";
        }
        if (!standing.has(Stage.TARGET)) {
            return declared().frozen().freezes().stream()
                    .map(freeze -> "this host is " + FreezeWords.of(freeze))
                    .findFirst()
                    .or(declared()::fault)
                    .orElse("it is not the target yet");
        }
        return open();
    }

    private String open() {
        List<String> open = snapshot.units().stream()
                .filter(unit -> UnitWords.isUnderWay(unit) || UnitWords.isUnwell(unit))
                .map(UnitWords::of)
                .toList();
        return open.isEmpty() ? "nothing is wrong, and it is not proven yet" : String.join(", ", open);
    }
}
