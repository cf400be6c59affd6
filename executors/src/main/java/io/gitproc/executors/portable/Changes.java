package io.gitproc.executors.portable;

import io.gitproc.executors.InvocationKey;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The invocations of which a process ended.
 *
 * <p>Threads: any may {@link #note}.
 */
final class Changes {
    private final Runnable wake;
    private final NavigableSet<InvocationKey> keys = new TreeSet<>();
    private boolean closed;

    /** @param wake called after each note by the thread that makes it; must not wait */
    Changes(Runnable wake) {
        this.wake = wake;
    }

    void note(InvocationKey key) {
        if (isOpen()) {
            add(key);
            wake.run();
        }
    }

    private synchronized boolean isOpen() {
        return !closed;
    }

    private synchronized void add(InvocationKey key) {
        keys.add(key);
    }

    /** Those since the last call. */
    synchronized SortedSet<InvocationKey> drain() {
        SortedSet<InvocationKey> drained = new TreeSet<>(keys);
        keys.clear();
        return drained;
    }

    /** From then on nobody is woken. */
    synchronized void close() {
        closed = true;
    }
}
