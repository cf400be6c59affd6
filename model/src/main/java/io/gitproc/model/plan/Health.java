package io.gitproc.model.plan;

/** What the probes say of one invocation. */
public enum Health {
    /** The unit has no check. */
    NONE,
    /** There is a check, and it has not been done since the daemon started. */
    UNKNOWN,
    /** No check has passed yet. */
    STARTING,
    HEALTHY,
    /** As many checks in a row failed as {@code HealthCheckRetries=} allows, after one had passed. */
    UNHEALTHY;

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
