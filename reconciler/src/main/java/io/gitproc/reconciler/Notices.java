package io.gitproc.reconciler;

import io.gitproc.executors.HostFacts;
import io.gitproc.model.plan.FailedUpdate;
import io.gitproc.model.plan.Outlook;
import io.gitproc.model.plan.Plan;
import io.gitproc.model.plan.UnitState;
import io.gitproc.reconciler.api.Snapshot.Notice;
import io.gitproc.reconciler.source.Declared;
import io.gitproc.reconciler.source.Freeze;
import io.gitproc.reconciler.source.Frozen;
import io.gitproc.reconciler.source.Refusal;
import io.gitproc.reconciler.source.Rejection;
import io.gitproc.reconciler.source.RolledBack;
import io.gitproc.reconciler.source.remote.RemoteState;
import io.gitproc.reconciler.state.Hold;
import io.gitproc.reconciler.state.Holds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What people must know of a host as a whole, the loudest first. */
final class Notices {
    private Notices() {}

    static List<Notice> of(
            Declared declared, Optional<RemoteState> remote, Holds holds, Plan plan, HostFacts facts, Instant now) {
        List<Notice> notices = new ArrayList<>();
        remote.filter(RemoteState::isStale).map(Notices::stale).ifPresent(notices::add);
        declared.fault().map(Notices::fault).ifPresent(notices::add);
        declared.rollback()
                .map(rollback -> rollback(rollback, declared.frozen()))
                .ifPresent(notices::add);
        declared.frozen().freezes().forEach(freeze -> notices.add(freeze(freeze, declared, now)));
        declared.refusal().map(Notices::refusal).ifPresent(notices::add);
        declared.failed().forEach(failure -> notices.add(failedUpdate(failure)));
        declared.rejected().values().forEach(rejection -> notices.add(rejection(rejection)));
        plan.units().values().forEach(outlook -> {
            if (outlook.state() == UnitState.REJECTED) {
                notices.add(rejectedHere(outlook));
            }
        });
        holds.all().values().forEach(hold -> notices.add(hold(hold, declared, now)));
        facts.unenforced().forEach(sentence -> notices.add(new Notice("unenforced", "not enforced: " + sentence, "")));
        return notices;
    }

    private static Notice stale(RemoteState remote) {
        String hint = remote.failure().map(RemoteState.Failure::hint).orElse("");
        return new Notice(
                "stale",
                RemoteLines.stale(remote),
                hint.isEmpty() ? "services go on as they are; it is fetched again by itself" : hint);
    }

    private static Notice fault(String fault) {
        return new Notice("source", fault, "services go on as they are; it is looked at again by itself");
    }

    private static Notice rollback(RolledBack rollback, Frozen frozen) {
        return new Notice(
                "rolled-back",
                "rolled back to " + rollback.to().id().brief() + " from "
                        + rollback.from().brief() + " by " + rollback.by()
                        + (rollback.reason().isEmpty() ? "" : " (" + rollback.reason() + ")"),
                frozen.isPinned()
                        ? "pinned: only gitproc resume takes the branch again"
                        : "waits for a change of " + DeclaredLines.names(rollback.rejected())
                                + "; to take the branch as it is: gitproc resume");
    }

    private static Notice freeze(Freeze freeze, Declared declared, Instant now) {
        String newest = declared.frozen().waiting() == 0
                ? ""
                : declared.head()
                        .map(head -> ", the newest " + head.id().brief())
                        .orElse("");
        return new Notice(
                freeze.kind().word(),
                FreezeWords.of(freeze) + ", " + Lasting.words(freeze.since(), freeze.until(), now) + ": "
                        + FreezeWords.waiting(declared.frozen()) + newest,
                FreezeWords.HINT);
    }

    private static Notice refusal(Refusal refusal) {
        return new Notice(
                "refused", "refused " + refusal.revision().id().brief() + ": " + refusal.reason(), refusal.hint());
    }

    private static Notice failedUpdate(FailedUpdate failure) {
        return new Notice(
                "update-failed",
                failure.unit() + " is back at " + failure.good().brief() + ": its version of "
                        + failure.bad().brief() + " " + failure.cause(),
                "see: gitproc logs " + failure.unit().stem() + "; a commit that changes the unit ends it");
    }

    private static Notice rejection(Rejection rejection) {
        return new Notice(
                "rejected",
                "rejected " + rejection.cause(),
                rejection
                        .standIn()
                        .map(commit -> "the version of " + commit.brief() + " stays in force")
                        .orElse("it does not run: there is no earlier version"));
    }

    /** Good text that asks for what this host has not. */
    private static Notice rejectedHere(Outlook outlook) {
        return new Notice(
                "rejected",
                "rejected " + outlook.unit() + ": " + String.join(", ", outlook.notes()),
                "it does not run; mend the unit or this host, it is looked at again by itself");
    }

    private static Notice hold(Hold hold, Declared declared, Instant now) {
        boolean isDeclared = declared.desired()
                .filter(desired -> desired.units().containsKey(hold.unit()))
                .isPresent();
        return new Notice(
                "held",
                hold.unit() + " is held: " + hold.cause().words() + ", "
                        + Lasting.words(hold.since(), hold.until(), now)
                        + (isDeclared ? "" : "; " + absence(declared)),
                "to end it: gitproc release " + hold.unit().stem());
    }

    /** Of a unit that is held and not declared. */
    static String absence(Declared declared) {
        return declared.target().map(target -> "not in " + target.id().brief()).orElse("no commit is known yet");
    }
}
