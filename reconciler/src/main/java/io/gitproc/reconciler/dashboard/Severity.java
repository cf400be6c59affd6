package io.gitproc.reconciler.dashboard;

import io.gitproc.model.plan.Health;
import io.gitproc.model.plan.UnitState;
import io.gitproc.reconciler.api.UnitView;

/** How much a unit needs a person; the worst first. */
public enum Severity {
    FAILED("failed"),
    CRASH_LOOP("crash-looping"),
    REJECTED("rejected"),
    UNHEALTHY("unhealthy"),
    BACKOFF("in backoff"),
    WAITING("waiting"),
    HELD("held"),
    NONE("well");

    private final String word;

    Severity(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    static Severity of(UnitView unit) {
        return switch (unit.state()) {
            case FAILED -> FAILED;
            case CRASH_LOOP -> CRASH_LOOP;
            case REJECTED -> REJECTED;
            case BACKOFF -> BACKOFF;
            case WAITING -> WAITING;
            case HELD -> HELD;
            case RUNNING ->
                unit.drift().errors().isEmpty() ? ofHealth(unit.health().verdict()) : REJECTED;
            case STARTING, STOPPING, STOPPED, EXITED, SCHEDULED ->
                unit.drift().errors().isEmpty() ? NONE : REJECTED;
        };
    }

    private static Severity ofHealth(Health health) {
        return health == Health.UNHEALTHY ? UNHEALTHY : NONE;
    }

    /** It runs and its checks pass, or it has ended as it should. */
    static boolean isWell(UnitView unit) {
        return of(unit) == NONE && (unit.state() == UnitState.RUNNING || unit.state() == UnitState.EXITED);
    }
}
