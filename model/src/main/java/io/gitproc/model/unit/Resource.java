package io.gitproc.model.unit;

import java.util.Optional;

/**
 * What a process may use up: the resources of setrlimit(2), each with a directive {@code Limit…=} of systemd.exec(5).
 */
public enum Resource {
    CPU(0, Amounts.SECONDS, "Time on the processors: a time span, in whole seconds."),
    FSIZE(1, Amounts.BYTES, "Size of a file that it writes: a size, such as 1G."),
    DATA(2, Amounts.BYTES, "Size of its data: a size, such as 1G."),
    STACK(3, Amounts.BYTES, "Size of its stack: a size, such as 8M."),
    CORE(4, Amounts.BYTES, "Size of a core file: a size; 0 for none."),
    RSS(5, Amounts.BYTES, "Size in memory, which Linux does not enforce: see MemoryMax=."),
    NOFILE(7, Amounts.COUNT, "Open files: a number."),
    AS(9, Amounts.BYTES, "Size of its address space: a size, such as 4G."),
    NPROC(6, Amounts.COUNT, "Processes of the user: a number. TasksMax= counts those of the unit."),
    MEMLOCK(8, Amounts.BYTES, "Memory that is kept from being swapped: a size, such as 64K."),
    LOCKS(10, Amounts.COUNT, "Locks of files: a number, which Linux does not enforce."),
    SIGPENDING(11, Amounts.COUNT, "Signals that wait: a number."),
    MSGQUEUE(12, Amounts.BYTES, "Size of POSIX message queues: a size."),
    NICE(13, Amounts.NICENESS, "How nice it may become: a nice level with a sign, or 0 to 40."),
    RTPRIO(14, Amounts.COUNT, "Highest priority in real time: a number."),
    RTTIME(15, Amounts.MICROSECONDS, "Time in real time without a pause: a time span; without a unit, microseconds.");

    private final int number;
    private final Amounts amounts;
    private final String doc;

    Resource(int number, Amounts amounts, String doc) {
        this.number = number;
        this.amounts = amounts;
        this.doc = doc;
    }

    /** {@code RLIMIT_} of Linux, as on x86 and ARM. */
    public int number() {
        return number;
    }

    /** {@code LimitNOFILE}. */
    String directive() {
        return "Limit" + name();
    }

    String doc() {
        return doc + " soft:hard, or one for both; infinity for none.";
    }

    /** What a service has that does not say: systemd's room for open files, the daemon's own limits for the rest. */
    Optional<ResourceLimit> standard() {
        return this == NOFILE ? Optional.of(new ResourceLimit(1024, 524_288)) : Optional.empty();
    }

    Grammar<Optional<ResourceLimit>> grammar() {
        return Scalar.of(amounts::parse, amounts::write).optional();
    }
}
