package io.gitproc.model.plan;

/** The state of a unit, in the words of {@code gitproc help states}. */
public enum UnitState {
    RUNNING("running"),
    STARTING("starting"),
    STOPPING("stopping"),
    STOPPED("stopped"),
    EXITED("exited"),
    SCHEDULED("scheduled"),
    BACKOFF("backoff"),
    CRASH_LOOP("crash-loop"),
    FAILED("failed"),
    HELD("held"),
    WAITING("waiting"),
    REJECTED("rejected");

    private final String word;

    UnitState(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
