package io.gitproc.executors;

import io.gitproc.model.condition.FileTree;
import io.gitproc.model.unit.Signal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * Everything that GitProc asks of the operating system, and nothing else: low, dumb, and the same for the real kernel
 * and the simulated one.
 *
 * <p>An <em>invocation</em> is one start of one unit. It has a folder of small text records, a cgroup where there are
 * cgroups, and a launcher, which is the parent of the service and outlives the daemon. The records that are written by
 * the launcher are {@link Records#LAUNCHER}, {@link Records#STARTED}, {@link Records#NOTIFIED} and {@link Records#EXIT};
 * the others belong to {@link Host}, and a kernel does not look into them.
 *
 * <p>Thread: all methods but {@link #resources} are called by the reconcile thread alone.
 */
public interface Kernel extends AutoCloseable {

    /** What this host is and can do; the same answer for the life of the kernel. */
    HostFacts facts();

    /** The account of a user by name or number, with all groups that it is in; empty when there is none. */
    Optional<Account> account(String user);

    /** The number of a group by name or number; empty when there is none. */
    OptionalLong group(String group);

    /**
     * The text of a small file of the host, such as an {@code EnvironmentFile}; empty when it does not exist.
     *
     * @throws KernelException when it exists and cannot be read, or is longer than 1 MiB
     */
    Optional<String> read(String path) throws KernelException;

    /** What stands where, for conditions. */
    FileTree files();

    /** The variables of the daemon. */
    SortedMap<String, String> environment();

    /** Whether the path is a regular file that the account (root when empty) may execute. */
    Access executable(String path, Optional<Account> account);

    /** Whether the path is a directory that the account (root when empty) may enter. */
    Access enterable(String path, Optional<Account> account);

    /** Every invocation that has a folder or a cgroup below our roots. */
    SortedSet<InvocationKey> invocations() throws KernelException;

    /**
     * Invocations of which a process ended or a record was written by a launcher since the last call. A hint: an event
     * may be missing or doubled, so the caller looks at everything from time to time.
     */
    SortedSet<InvocationKey> changed();

    /** What there is of an invocation now. An unknown one has no records and is not alive. */
    Look look(InvocationKey key) throws KernelException;

    /**
     * A cheap sign of what there is of an invocation: while it stays the same, {@link #look} finds the same.
     *
     * @return empty when only a look can tell
     */
    default OptionalLong stamp(InvocationKey key) throws KernelException {
        return OptionalLong.empty();
    }

    /**
     * Makes the folder with these records and the cgroup with these limits. Nothing runs yet.
     *
     * @return one sentence for each limit that could not be applied, read back from the kernel
     */
    List<String> create(InvocationKey key, SortedMap<String, String> records, Limits limits) throws KernelException;

    /** Writes one record whole (temporary name, then rename). */
    void write(InvocationKey key, String record, String text) throws KernelException;

    /**
     * Starts the launcher of an invocation that was created. Returns when the launcher is on its way: what comes of it
     * is seen in its records.
     */
    void spawn(InvocationKey key, Launch launch) throws KernelException;

    /**
     * Prepares a command that asks the service of an invocation how it is. Nothing runs yet.
     *
     * @param launch made by {@link Launch#beside}
     * @param timeout after which it is killed; from 10 ms to a day
     * @throws KernelException when it cannot run as the service does
     */
    Checkup checkup(InvocationKey key, Launch launch, Duration timeout) throws KernelException;

    /** Sends a signal to every process of the invocation but its launcher. None left is no error. */
    void signal(InvocationKey key, Signal signal) throws KernelException;

    /**
     * Sends a signal to the main process; before it runs, it gets the signal as soon as it does. That it has ended is no
     * error.
     */
    void signalMain(InvocationKey key, Signal signal) throws KernelException;

    /** Ends every process of the invocation with {@code SIGKILL}. None left is no error. */
    void kill(InvocationKey key) throws KernelException;

    /**
     * Applies limits to a running invocation.
     *
     * @return one sentence for each limit that could not be applied, read back from the kernel
     */
    List<String> adjust(InvocationKey key, Limits limits) throws KernelException;

    /** What an invocation has used so far; empty where nothing counts it, or when its cgroup is gone. */
    default Optional<Usage> usage(InvocationKey key) throws KernelException {
        return Optional.empty();
    }

    /**
     * What each of these uses now; one of which nothing is known is missing. Only reads, and unlike the others may be called
     * by any thread, at any time until {@link #close}.
     */
    SortedMap<InvocationKey, Resources> resources(SortedSet<InvocationKey> keys);

    /**
     * Removes a directory with all that is in it, and follows no link. One that is missing is no error.
     *
     * @throws KernelException when something in it cannot be removed, or when it holds what the daemon needs
     */
    void removeDirectory(String path) throws KernelException;

    /** Removes the cgroup of an invocation in which nothing is alive; its records stay. Idempotent. */
    void release(InvocationKey key) throws KernelException;

    /** Removes the cgroup and the folder of an invocation in which nothing is alive. Idempotent. */
    void remove(InvocationKey key) throws KernelException;

    /** Stops watching. Touches no service. */
    @Override
    void close();

    /**
     * What there is of an invocation.
     *
     * @param records the text of each record in the folder, by its name
     * @param alive whether a process of it, its launcher included, is left
     * @param attended whether somebody is left who will write down how its main process ends
     * @param contained whether its cgroup is there
     */
    record Look(SortedMap<String, String> records, boolean alive, boolean attended, boolean contained) {}

    /** The answer to a question about a path. */
    enum Access {
        OK("ok"),
        MISSING("no such file or directory"),
        DENIED("permission denied"),
        WRONG_KIND("not a regular file or not a directory");

        private final String cause;

        Access(String cause) {
            this.cause = cause;
        }

        /** In the words of strerror(3). */
        public String cause() {
            return cause;
        }
    }
}
