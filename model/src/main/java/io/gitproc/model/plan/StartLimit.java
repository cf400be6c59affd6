package io.gitproc.model.plan;

import io.gitproc.model.unit.Directives;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.TimeSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a unit gives up: {@code StartLimitBurst=} starts within {@code StartLimitIntervalSec=}, whoever asked for them.
 * Those before a reset, or of another text, do not count. Source: systemd.unit(5); there a person is refused too, here
 * who asks gets one more try.
 */
final class StartLimit {
    private final ServiceSpec spec;

    private StartLimit(ServiceSpec spec) {
        this.spec = spec;
    }

    static StartLimit of(ServiceSpec spec) {
        return new StartLimit(spec);
    }

    /** How many ended invocations have to be remembered for it. */
    int memory() {
        return spec.get(Directives.START_LIMIT_BURST);
    }

    /**
     * Whether one more start is too many.
     *
     * @param due when it would be; not the present time, so that who has given up does not begin anew by itself
     * @return a clause for people
     */
    Optional<String> hit(UnitStatus status, Instant due) {
        int burst = spec.get(Directives.START_LIMIT_BURST);
        return burst > 0 && starts(status, due) >= burst ? Optional.of(words(burst)) : Optional.empty();
    }

    private long starts(UnitStatus status, Instant due) {
        Duration interval = spec.get(Directives.START_LIMIT_INTERVAL_SEC);
        return status.invocations().stream()
                .filter(start -> start.spec().equals(spec)
                        && !start.launched().isBefore(status.forgottenUntil())
                        && start.launched().plus(interval).isAfter(due))
                .count();
    }

    private String words(int burst) {
        return "start limit hit: " + burst + (burst == 1 ? " start in " : " starts in ")
                + TimeSpan.format(spec.get(Directives.START_LIMIT_INTERVAL_SEC)) + "; to try again: gitproc start "
                + spec.name().stem() + ", or gitproc reset-failed";
    }
}
