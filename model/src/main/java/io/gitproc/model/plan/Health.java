package io.gitproc.model.plan;

import io.gitproc.model.unit.Directives;
import io.gitproc.model.unit.ServiceSpec;

/** What the probes say of a unit that runs. */
public enum Health {
    /** The unit has no check, or does not run. */
    NONE,
    /** It was ready once, and no check has been done since the daemon started. */
    UNKNOWN,
    /** No check has passed yet. */
    STARTING,
    HEALTHY,
    /** As many checks in a row failed as {@code HealthCheckRetries=} allows, after one had passed. */
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
        if (checks.passes() == 0 && !running.isReady()) {
            return STARTING;
        }
        if (!checks.anyDone()) {
            return UNKNOWN;
        }
        return checks.failuresInRow() < spec.get(Directives.HEALTH_CHECK_RETRIES) ? HEALTHY : UNHEALTHY;
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
