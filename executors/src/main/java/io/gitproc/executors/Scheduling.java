package io.gitproc.executors;

import io.gitproc.model.unit.CpuPolicy;
import io.gitproc.model.unit.CpuSet;
import io.gitproc.model.unit.IoClass;
import java.util.Optional;

/**
 * How a service competes with others for the machine. What is empty is as the daemon has it.
 *
 * @param nice -20 to 19
 * @param oomScoreAdjust -1000 to 1000, proc(5)
 * @param io its place in the queue of disks
 * @param cpu its place in the queue of processors
 * @param affinity the processors that it starts on
 */
public record Scheduling(
        int nice, Optional<Integer> oomScoreAdjust, Optional<Io> io, Optional<Cpu> cpu, CpuSet affinity) {

    /** As the daemon itself. */
    public static final Scheduling UNCHANGED =
            new Scheduling(0, Optional.empty(), Optional.empty(), Optional.empty(), CpuSet.ANY);

    /**
     * ioprio_set(2).
     *
     * @param level 0, which is served first, to 7
     */
    public record Io(IoClass kind, int level) {}

    /**
     * sched_setscheduler(2).
     *
     * @param priority one that the policy knows
     */
    public record Cpu(CpuPolicy policy, int priority, boolean resetOnFork) {}
}
