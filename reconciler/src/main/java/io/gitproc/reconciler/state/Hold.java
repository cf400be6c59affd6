package io.gitproc.reconciler.state;

import io.gitproc.model.plan.StopCause;
import io.gitproc.model.unit.UnitName;
import java.time.Instant;

/**
 * What a person decided here against Git: a unit that stays stopped.
 *
 * @param by who
 * @param reason why; may be empty
 */
public record Hold(UnitName unit, String by, String reason, Instant since) {

    /** Why the unit ends. */
    public StopCause cause() {
        return new StopCause(StopCause.Kind.HELD, "stopped by " + by + (reason.isEmpty() ? "" : ": " + reason));
    }
}
