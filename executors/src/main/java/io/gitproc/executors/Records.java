package io.gitproc.executors;

/**
 * The names of the records in the folder of an invocation, and who writes each.
 *
 * <p>All but {@link #UNIT} are lines of {@code key=value}.
 */
public final class Records {
    /** By the daemon before anything runs: commit, time, reason, counters; later, whether limits are being changed. */
    public static final String LAUNCH = "launch";

    /** In {@link #LAUNCH}: the how manieth start of the unit it is, of those that are remembered. */
    public static final String NUMBER = "number";

    /** In {@link #LAUNCH}: the newest time at which the unit's timer had wanted it started; it is served. */
    public static final String SLOT = "slot";

    /** By the daemon before anything runs: the canonical text of the unit that is started. */
    public static final String UNIT = "unit";

    /** By the daemon for the launcher, which removes it after reading: it holds the environment. */
    public static final String ORDERS = "orders";

    /** By the launcher, first of all: {@code pid}, {@code start} (clock ticks since boot), {@code boot} (id). */
    public static final String LAUNCHER = "launcher";

    /** By the launcher once the program runs: {@code pid}, {@code start}, {@code boot}, {@code at} (ns since 1970). */
    public static final String STARTED = "started";

    /**
     * By the launcher when the service said something of itself: {@code ready}, {@code stopping}, {@code extended} (ns
     * since 1970; and {@code extension}, by how many ns), {@code errno} and {@code status}; 0 is what was not said. Also
     * when it fell silent: {@code hung}.
     */
    public static final String NOTIFIED = "notified";

    /** By the daemon when the invocation became ready by its health check: {@code at}. */
    public static final String READY = "ready";

    /** By the daemon when it asks the service to end: time, cause, actor. */
    public static final String STOP = "stop";

    /** By the daemon when it kills what is left: time. */
    public static final String KILL = "kill";

    /** By the daemon when a person asks to try again at once. */
    public static final String RETRY = "retry";

    /** By the daemon when a person wants failures forgotten: {@code at}, and in words who. */
    public static final String RESET = "reset";

    /**
     * By the launcher when the main process ended: {@code at}, and {@code code} (0 to 255) or {@code signal} with
     * {@code core} (0 or 1); a bad end that is to be ignored is {@code code} 0. When it never ran: {@code at},
     * {@code code} (systemd.exec(5), 200 to 243, or 1), {@code step}, {@code errno}, {@code cause} (the same in the
     * words of strerror(3), lower case) and {@code subject}.
     */
    public static final String EXIT = "exit";

    /**
     * By the daemon before it removes the cgroup of an invocation that ran out of memory: {@code oom_kills}, and
     * {@code memory_peak} and {@code memory_max} in bytes.
     */
    public static final String USAGE = "usage";

    private Records() {}
}
