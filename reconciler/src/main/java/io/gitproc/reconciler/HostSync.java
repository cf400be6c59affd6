package io.gitproc.reconciler;

import io.gitproc.model.plan.Observed;
import io.gitproc.model.plan.Outlook;
import io.gitproc.model.plan.Plan;
import io.gitproc.model.plan.UnitState;
import io.gitproc.model.plan.UnitStatus;
import io.gitproc.reconciler.api.Sync;
import io.gitproc.reconciler.source.Declared;
import io.gitproc.reconciler.source.remote.RemoteState;
import io.gitproc.reconciler.state.Holds;
import java.util.Optional;

/** The one word for how far a host is from its commit: what a person has to know first. */
final class HostSync {
    private HostSync() {}

    static Sync of(Declared declared, Optional<RemoteState> remote, Holds holds, Observed observed, Plan plan) {
        if (declared.fault().isPresent() || remote.filter(RemoteState::isStale).isPresent()) {
            return Sync.STALE;
        }
        if (declared.refusal().isPresent()) {
            return Sync.BLOCKED;
        }
        if (declared.rollback().isPresent()) {
            return Sync.ROLLED_BACK;
        }
        if (!declared.rejected().isEmpty() || !declared.failed().isEmpty() || isObstructed(observed, plan)) {
            return Sync.PARTIAL;
        }
        return plan.settled() ? atRest(declared, holds, plan) : Sync.PROGRESSING;
    }

    /** A unit that this host cannot start as it is wanted: it is down, or its old version runs on. */
    private static boolean isObstructed(Observed observed, Plan plan) {
        return observed.units().values().stream()
                .anyMatch(status -> status.obstacle().isPresent() || hasFailedAssert(status, plan));
    }

    private static boolean hasFailedAssert(UnitStatus status, Plan plan) {
        boolean isDown = Optional.ofNullable(plan.units().get(status.unit()))
                .filter(outlook -> outlook.state() == UnitState.FAILED)
                .isPresent();
        return isDown && status.unmet().filter(unmet -> !unmet.isSkip()).isPresent();
    }

    private static Sync atRest(Declared declared, Holds holds, Plan plan) {
        if (!holds.all().isEmpty() || !declared.frozen().freezes().isEmpty()) {
            return Sync.HELD;
        }
        return plan.units().values().stream().anyMatch(HostSync::isKeptWaiting) ? Sync.PARTIAL : Sync.SYNCED;
    }

    /** It waits, and nothing is under way for which it waits. */
    private static boolean isKeptWaiting(Outlook outlook) {
        return outlook.state() == UnitState.WAITING && outlook.settled();
    }
}
