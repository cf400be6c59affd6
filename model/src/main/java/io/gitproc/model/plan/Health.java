package io.gitproc.model.plan;

import io.gitproc.model.unit.Directives;
import io.gitproc.model.unit.ServiceSpec;
import java.time.Instant;

/** What the probes say of a unit that runs. */
public enum Health {
    /** The unit has no check, or does not run. */
    NONE,
    /** It was ready once, and no check has passed since the daemon started or the check changed. */
    UNKNOWN,
    /** No check has passed yet. */
    STARTING,
    HEALTHY,
    /** As many checks in a row failed as {@code HealthCheckRetries=} allows, after one had passed or its time to start. */
    UNHEALTHY;

    /**
     * The health of an invocation that runs.
     *
     * @param spec what is wanted now: a changed check counts at once
     */
    static Health of(ServiceSpec spec, Invocation running, Checks checks) {
        if (spec.get(Directives.HEALTH_CHECK_URL).isEmpty()) {
            return NONE;
        }
        if (checks.failuresInRow() >= spec.get(Directives.HEALTH_CHECK_RETRIES)) {
            return UNHEALTHY;
        }
        if (checks.passes() == 0 && !running.isReady()) {
            return STARTING;
        }
        return checks.passes() > 0 ? HEALTHY : UNKNOWN;
    }

    /**
     * Whether a check that fails now counts: not within the start period of what has never been ready. Without a
     * period that lasts until the start timeout.
     */
    public static boolean counts(ServiceSpec spec, Invocation running, Checks before, Instant now) {
        return before.passes() > 0
                || running.isReady()
                || spec.get(Directives.HEALTH_CHECK_START_PERIOD)
                        .filter(period -> !now.isBefore(running.launched().plus(period)))
                        .isPresent();
    }

    /** The word that people and programs read. */
    public String word() {
        return switch (this) {
            case NONE -> "none";
            case UNKNOWN -> "unknown";
            case STARTING -> "starting";
            case HEALTHY -> "healthy";
            case UNHEALTHY -> "unhealthy";
        };
    }
}
