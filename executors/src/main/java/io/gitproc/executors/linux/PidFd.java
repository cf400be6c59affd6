package io.gitproc.executors.linux;

import io.gitproc.executors.KernelException;
import java.util.Optional;
import jnr.constants.platform.Errno;
import jnr.ffi.Pointer;

/**
 * A handle on one process, pidfd_open(2): it stays with that process when the number is given to another one. The
 * kernel polls it readable when the process has ended.
 *
 * <p>Safe for several threads: a signal never goes to what a closed descriptor's number was given to.
 */
final class PidFd implements AutoCloseable {
    private static final long PIDFD_SEND_SIGNAL = 424; // The same numbers on every architecture that has a JVM.
    private static final long PIDFD_OPEN = 434;
    private static final int P_PIDFD = 3;
    private static final int WNOHANG = 1;
    private static final int WEXITED = 4;
    private static final int SIGINFO_SIZE = 128;

    private final long pid;
    private final int descriptor;
    private boolean closed;

    private PidFd(long pid, int descriptor) {
        this.pid = pid;
        this.descriptor = descriptor;
    }

    /** A handle on whatever process has this number now; empty when there is none. */
    static Optional<PidFd> open(long pid) throws KernelException {
        int descriptor = (int) Native.LIBC.syscall(PIDFD_OPEN, pid, 0, 0, 0);
        if (descriptor >= 0) {
            return Optional.of(new PidFd(pid, descriptor));
        }
        // A number that belongs to a thread is EINVAL, from Linux 6.9 on ENOENT: as good as none.
        return switch (Native.lastError()) {
            case ESRCH, EINVAL, ENOENT -> Optional.empty();
            default -> throw Native.failure("open process", Long.toString(pid));
        };
    }

    /** Fails when this kernel has no such handles. */
    static void require() throws KernelException {
        try {
            open(ProcessHandle.current().pid()).ifPresent(PidFd::close);
        } catch (KernelException e) {
            throw new KernelException("use", "this kernel", e.reason() + ": Linux 5.4 or newer is needed");
        }
    }

    long pid() {
        return pid;
    }

    int descriptor() {
        return descriptor;
    }

    /** One that has ended meanwhile, or whose handle was closed, is no error. */
    synchronized void signal(int number) throws KernelException {
        if (closed) {
            return;
        }
        if (Native.LIBC.syscall(PIDFD_SEND_SIGNAL, descriptor, number, 0, 0) < 0 && Native.lastError() != Errno.ESRCH) {
            throw Native.failure("signal process", Long.toString(pid));
        }
    }

    /** Takes the exit status of a child of ours that has ended; nothing for any other process. Never waits. */
    void reap() {
        Pointer unused = Native.allocate(SIGINFO_SIZE);
        Native.LIBC.waitid(P_PIDFD, descriptor, unused, WEXITED | WNOHANG);
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            Native.LIBC.close(descriptor);
        }
    }
}
