package io.gitproc.executors.linux;

import io.gitproc.executors.KernelException;
import java.util.ArrayList;
import java.util.List;
import jnr.ffi.Pointer;

/** A set of descriptors to wait on, epoll(7). Descriptors may be added while another thread waits. */
final class Epoll implements AutoCloseable {
    static final int FOREVER = -1;

    private static final int CLOEXEC = 0x80000;
    private static final int ADD = 1;
    private static final int DELETE = 2;
    private static final int READABLE = 1;
    private static final int CAPACITY = 64;

    /** struct epoll_event is packed on x86-64, and only there. */
    private static final boolean PACKED = System.getProperty("os.arch").equals("amd64");

    private static final int DATA = PACKED ? 4 : 8;
    private static final int SIZE = PACKED ? 12 : 16;

    private final int descriptor;
    private final Pointer events = Native.allocate(CAPACITY * SIZE);

    private Epoll(int descriptor) {
        this.descriptor = descriptor;
    }

    static Epoll open() throws KernelException {
        return new Epoll(Native.check(Native.LIBC.epoll_create1(CLOEXEC), "create", "epoll"));
    }

    void add(int file) throws KernelException {
        Pointer event = Native.allocate(SIZE);
        event.putInt(0, READABLE);
        event.putLong(DATA, file);
        Native.check(Native.LIBC.epoll_ctl(descriptor, ADD, file, event), "watch", "descriptor " + file);
    }

    void remove(int file) {
        Native.LIBC.epoll_ctl(descriptor, DELETE, file, events);
    }

    /**
     * The descriptors that became readable; none when the time passed or a signal came. One thread at a time.
     *
     * @param milliseconds 0 or more, or {@link #FOREVER}
     */
    List<Integer> await(int milliseconds) {
        int count = Native.LIBC.epoll_wait(descriptor, events, CAPACITY, milliseconds);
        List<Integer> ready = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ready.add((int) events.getLong((long) i * SIZE + DATA));
        }
        return ready;
    }

    @Override
    public void close() {
        Native.LIBC.close(descriptor);
    }
}
