package io.gitproc.executors.linux;

import io.gitproc.executors.KernelException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import jnr.ffi.Pointer;

/** Tells of files that were renamed into folders, inotify(7): how a record appears. */
final class Inotify implements AutoCloseable {
    private static final int CLOEXEC = 0x80000;
    private static final int NONBLOCK = 0x800;
    private static final int MOVED_TO = 0x80;
    private static final int ONLY_DIRECTORY = 0x1000000;
    private static final int DO_NOT_FOLLOW = 0x2000000;
    private static final int NAME_LENGTH = 12; // Offsets in struct inotify_event.
    private static final int NAME = 16;
    private static final int BUFFER = 64 * 1024;

    private final int descriptor;
    private final Pointer buffer = Native.allocate(BUFFER);

    private Inotify(int descriptor) {
        this.descriptor = descriptor;
    }

    static Inotify open() throws KernelException {
        return new Inotify(Native.check(Native.LIBC.inotify_init1(CLOEXEC | NONBLOCK), "create", "inotify"));
    }

    int descriptor() {
        return descriptor;
    }

    /** The number of the watch; empty when the folder is gone or the user has no watch left. */
    OptionalInt watch(Path folder) {
        int mask = MOVED_TO | ONLY_DIRECTORY | DO_NOT_FOLLOW;
        int watch = Native.LIBC.inotify_add_watch(descriptor, folder.toString(), mask);
        return watch < 0 ? OptionalInt.empty() : OptionalInt.of(watch);
    }

    void unwatch(int watch) {
        Native.LIBC.inotify_rm_watch(descriptor, watch);
    }

    /** What happened since the last call; never waits. One thread at a time. */
    List<Event> events() {
        List<Event> events = new ArrayList<>();
        long length = Native.LIBC.read(descriptor, buffer, BUFFER);
        for (long at = 0; at < length; at += NAME + buffer.getInt(at + NAME_LENGTH)) {
            events.add(eventAt(at));
        }
        return events;
    }

    private Event eventAt(long at) {
        int length = buffer.getInt(at + NAME_LENGTH);
        return new Event(buffer.getInt(at), length == 0 ? "" : buffer.getString(at + NAME));
    }

    @Override
    public void close() {
        Native.LIBC.close(descriptor);
    }

    /**
     * @param watch the number of the watch; -1 when events were lost
     * @param file the name that a file was given; empty for an event of the folder itself
     */
    record Event(int watch, String file) {
        boolean isOverflow() {
            return watch < 0;
        }
    }
}
