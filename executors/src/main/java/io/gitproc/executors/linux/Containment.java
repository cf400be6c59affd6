package io.gitproc.executors.linux;

import io.gitproc.executors.InvocationKey;
import io.gitproc.executors.KernelException;
import io.gitproc.executors.Limits;
import io.gitproc.executors.Resources;
import io.gitproc.executors.Usage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/** What holds the processes of an invocation together, so that none gets away. */
interface Containment {

    /** What cannot be enforced here, one sentence each. */
    List<String> unenforced();

    SortedSet<InvocationKey> invocations() throws KernelException;

    /** Makes what is needed, and gives one sentence for each limit that does not hold. */
    List<String> create(InvocationKey key, Limits limits) throws KernelException;

    /** Changes the limits, and gives one sentence for each that does not hold. */
    List<String> adjust(InvocationKey key, Limits limits);

    /** What was used so far, where something counts it. */
    Optional<Usage> usage(InvocationKey key);

    /** What each of them uses now, of those of which something is counted. Any thread. */
    SortedMap<InvocationKey, Resources> resources(SortedSet<InvocationKey> keys);

    /** The files into which the launcher writes itself: it is kept apart from what it must outlive. */
    List<Path> home();

    /** The files into which a service writes itself. */
    List<Path> entries(InvocationKey key);

    /** Whether {@link #create} made something that is still there. */
    boolean exists(InvocationKey key);

    /** Whether a process is known to be left, besides the launcher and what it knows. */
    boolean isPopulated(InvocationKey key);

    /** The processes in the home of the launchers: those, and children of theirs that have not come to their place. */
    SortedSet<Long> atHome() throws KernelException;

    /** Sends a signal to all processes of the service. */
    void signal(InvocationKey key, int number) throws KernelException;

    /** Ends all processes of the service; the launcher is left to write that down. */
    void kill(InvocationKey key) throws KernelException;

    /**
     * Removes what {@link #create} made. Idempotent.
     *
     * @throws KernelException when a process is left
     */
    void remove(InvocationKey key) throws KernelException;
}
