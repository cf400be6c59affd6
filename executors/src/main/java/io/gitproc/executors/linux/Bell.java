package io.gitproc.executors.linux;

import io.gitproc.executors.KernelException;
import jnr.ffi.Pointer;

/** Interrupts an {@link Epoll#await}, eventfd(2). */
final class Bell implements AutoCloseable {
    private static final int CLOEXEC_NONBLOCK = 0x80800;
    private static final int SIZE = 8;

    private final int descriptor;
    private final Pointer buffer = Native.allocate(SIZE);

    private Bell(int descriptor) {
        this.descriptor = descriptor;
    }

    static Bell open() throws KernelException {
        return new Bell(Native.check(Native.LIBC.eventfd(0, CLOEXEC_NONBLOCK), "create", "eventfd"));
    }

    int descriptor() {
        return descriptor;
    }

    void ring() {
        byte[] one = {1, 1, 1, 1, 1, 1, 1, 0}; // Not zero in either byte order, and far from the counter's end.
        Native.LIBC.write(descriptor, one, SIZE);
    }

    void silence() {
        Native.LIBC.read(descriptor, buffer, SIZE);
    }

    @Override
    public void close() {
        Native.LIBC.close(descriptor);
    }
}
