package io.gitproc.reconciler.source;

import io.gitproc.model.plan.Actor;
import io.gitproc.model.plan.Intent;
import java.util.Optional;

/** Rollbacks that tests ask for. */
public final class RollbackOrders {
    private RollbackOrders() {}

    /** Until what was wrong is mended, on this host. */
    public static RollbackOrder untilMended(String commit, Actor by, String reason) {
        return new RollbackOrder(
                Optional.of(commit), Intent.of(by, reason), RollbackOrder.Until.MENDED, RollbackOrder.Reach.HOST);
    }
}
