package io.gitproc.executors.linux;

import io.gitproc.executors.InvocationKey;
import io.gitproc.executors.KernelException;
import io.gitproc.executors.Records;
import java.nio.file.Path;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.BooleanSupplier;

/**
 * Learns that a launcher ended or wrote a record, and wakes the reconcile thread.
 *
 * <p>One thread sleeps in epoll(7) over the process descriptors of all launchers, our children or adopted alike, and an
 * inotify(7) over their folders. It touches nothing but what is handed to it here; all methods are for the reconcile
 * thread.
 */
final class ExitWatch implements AutoCloseable {
    private static final Set<String> AWAITED = Set.of(Records.STARTED, Records.NOTIFIED, Records.EXIT);
    private static final int LINGER_MILLIS = 20;

    private final Runnable wake;
    private final Epoll epoll;
    private final Inotify inotify;
    private final Bell bell;
    private final Thread thread = new Thread(this::run, "exits");
    private volatile boolean closed;

    private final Map<Integer, Watched> byDescriptor = new ConcurrentHashMap<>();
    private final Map<InvocationKey, PidFd> running = new ConcurrentSkipListMap<>();
    private final Map<Integer, InvocationKey> byFolder = new ConcurrentHashMap<>();
    private final Map<InvocationKey, BooleanSupplier> lingering = new ConcurrentSkipListMap<>();
    private final ConcurrentSkipListSet<InvocationKey> changed = new ConcurrentSkipListSet<>();

    private ExitWatch(Runnable wake, Epoll epoll, Inotify inotify, Bell bell) {
        this.wake = wake;
        this.epoll = epoll;
        this.inotify = inotify;
        this.bell = bell;
    }

    /** @param wake called by the thread of the watch after something changed; must not wait */
    static ExitWatch start(Runnable wake) throws KernelException {
        ExitWatch watch = new ExitWatch(wake, Epoll.open(), Inotify.open(), Bell.open());
        watch.epoll.add(watch.inotify.descriptor());
        watch.epoll.add(watch.bell.descriptor());
        watch.thread.setDaemon(true);
        watch.thread.start();
        return watch;
    }

    /**
     * Follows the records in a folder until its launcher ends. A hint: where the host has no watch left, the record is
     * found by the next look at everything.
     */
    void follow(InvocationKey key, Path folder) {
        inotify.watch(folder).ifPresent(number -> byFolder.put(number, key));
    }

    /** In one step, so that the end of the launcher before it does not end the following of its heir. */
    synchronized void takeOver(InvocationKey key, PidFd launcher, Path folder) throws KernelException {
        follow(key, folder);
        attend(key, launcher);
    }

    /** Takes over the handle of a running launcher. */
    void attend(InvocationKey key, PidFd launcher) throws KernelException {
        running.put(key, launcher);
        byDescriptor.put(launcher.descriptor(), new Watched(key, launcher));
        try {
            epoll.add(launcher.descriptor());
        } catch (KernelException e) {
            byDescriptor.remove(launcher.descriptor());
            running.remove(key, launcher);
            launcher.close();
            throw e;
        }
    }

    /** The launcher of an invocation, while it runs and is attended. */
    Optional<PidFd> running(InvocationKey key) {
        return Optional.ofNullable(running.get(key));
    }

    /**
     * Waits for the rest of an invocation whose launcher was killed before it. No descriptor tells of that on every
     * kind of host, so it is looked for; it lasts for milliseconds.
     *
     * @param isGone called by the thread of the watch
     */
    void linger(InvocationKey key, BooleanSupplier isGone) {
        if (lingering.put(key, isGone) == null) {
            bell.ring();
        }
    }

    /** What changed since the last call. */
    SortedSet<InvocationKey> changed() {
        NavigableSet<InvocationKey> drained = new TreeSet<>();
        for (InvocationKey key = changed.pollFirst(); key != null; key = changed.pollFirst()) {
            drained.add(key);
        }
        return drained;
    }

    private void run() {
        while (!closed) {
            epoll.await(lingering.isEmpty() ? Epoll.FOREVER : LINGER_MILLIS).forEach(this::handle);
            lingering.forEach(this::look);
        }
    }

    private void handle(int descriptor) {
        if (descriptor == bell.descriptor()) {
            bell.silence();
        } else if (descriptor == inotify.descriptor()) {
            inotify.events().forEach(this::handle);
        } else {
            Optional.ofNullable(byDescriptor.remove(descriptor)).ifPresent(this::end);
        }
    }

    private void handle(Inotify.Event event) {
        if (event.isOverflow()) {
            running.keySet().forEach(this::announce);
        } else if (AWAITED.contains(event.file())) {
            Optional.ofNullable(byFolder.get(event.watch())).ifPresent(this::announce);
        }
    }

    /** The status is taken before the end is told, so that nobody finds a zombie afterwards. */
    private void end(Watched watched) {
        watched.launcher.reap();
        epoll.remove(watched.launcher.descriptor());
        retire(watched);
        watched.launcher.close();
        announce(watched.key);
    }

    private synchronized void retire(Watched watched) {
        if (running.remove(watched.key, watched.launcher)) {
            unfollow(watched.key);
        } // Else its heir goes on.
    }

    private void unfollow(InvocationKey key) {
        byFolder.entrySet().stream()
                .filter(entry -> entry.getValue().equals(key))
                .map(Map.Entry::getKey)
                .forEach(number -> {
                    byFolder.remove(number);
                    inotify.unwatch(number);
                });
    }

    private void look(InvocationKey key, BooleanSupplier isGone) {
        if (isGone.getAsBoolean()) {
            lingering.remove(key);
            announce(key);
        }
    }

    private void announce(InvocationKey key) {
        changed.add(key);
        wake.run();
    }

    /** Waits for the thread, which may be in {@code wake}. */
    @Override
    public void close() {
        closed = true;
        bell.ring();
        joinUninterruptibly();
        byDescriptor.values().forEach(watched -> watched.launcher.close());
        inotify.close();
        bell.close();
        epoll.close();
    }

    private void joinUninterruptibly() {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Watched(InvocationKey key, PidFd launcher) {}
}
