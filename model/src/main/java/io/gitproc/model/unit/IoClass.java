package io.gitproc.model.unit;

/** The class of a process for the I/O scheduler: {@code IOSchedulingClass=} of systemd.exec(5). */
public enum IoClass implements Keyword {
    NONE,
    REALTIME,
    BEST_EFFORT,
    IDLE;

    /** Of ioprio_set(2). */
    public int number() {
        return switch (this) {
            case NONE -> 0;
            case REALTIME -> 1;
            case BEST_EFFORT -> 2;
            case IDLE -> 3;
        };
    }
}
