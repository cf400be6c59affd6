package io.gitproc.model.unit;

/** How the kernel shares out the processors: {@code CPUSchedulingPolicy=} of systemd.exec(5). */
public enum CpuPolicy implements Keyword {
    OTHER,
    BATCH,
    IDLE,
    FIFO,
    RR;

    /** {@code SCHED_} of sched_setscheduler(2). */
    public int number() {
        return switch (this) {
            case OTHER -> 0;
            case FIFO -> 1;
            case RR -> 2;
            case BATCH -> 3;
            case IDLE -> 5;
        };
    }

    /** The priority nearest to the wanted one that the policy knows: 1 to 99 in real time, else 0. */
    public int nearestPriority(int wanted) {
        return switch (this) {
            case FIFO, RR -> Math.max(1, wanted);
            case OTHER, BATCH, IDLE -> 0;
        };
    }
}
