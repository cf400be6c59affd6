package io.gitproc.reconciler.state;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.Intent;
import io.gitproc.model.plan.StopCause;
import io.gitproc.model.unit.TimeSpan;
import io.gitproc.model.unit.UnitName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a person decided here against Git: a unit that stays stopped.
 *
 * @param by who
 * @param reason why; may be empty
 * @param since when the unit was stopped first, however often it was said again
 * @param until when it ends by itself; empty: when somebody ends it
 * @param commit the target when it was said; empty when an older daemon wrote it down
 */
public record Hold(
        UnitName unit, String by, String reason, Instant since, Optional<Instant> until, Optional<CommitId> commit) {

    public static Hold of(UnitName unit, Intent intent, Instant now, CommitId target) {
        return new Hold(unit, intent.by().name(), intent.reason(), now, intent.until(now), Optional.of(target));
    }

    /** The newest word counts, but the unit was stopped then. */
    Hold since(Instant first) {
        return new Hold(unit, by, reason, first, until, commit);
    }

    boolean isOver(Instant now) {
        return until.filter(end -> !now.isBefore(end)).isPresent();
    }

    /** Why the unit ends. */
    public StopCause cause() {
        return new StopCause(StopCause.Kind.HELD, "stopped by " + by + (reason.isEmpty() ? "" : ": " + reason));
    }

    /** Why it starts when the time is over: {@code hold ended after 2h}. */
    public String end() {
        Duration span = until.map(end -> Duration.between(since, end)).orElse(Duration.ZERO);
        return "hold ended after " + TimeSpan.format(Duration.ofSeconds(span.toSeconds()));
    }
}
