package io.gitproc.executors.linux;

import io.gitproc.executors.KernelException;
import java.util.Locale;
import jnr.constants.platform.Errno;
import jnr.ffi.LastError;
import jnr.ffi.LibraryLoader;
import jnr.ffi.Memory;
import jnr.ffi.Pointer;
import jnr.ffi.Runtime;

/** The C library, loaded, and its errors in words. */
final class Native {
    static final Libc LIBC = LibraryLoader.create(Libc.class).load("libc.so.6");
    private static final Runtime RUNTIME = Runtime.getRuntime(LIBC);

    private Native() {}

    /** Zeroed memory outside the heap, released when the pointer is collected. */
    static Pointer allocate(int size) {
        return Memory.allocateDirect(RUNTIME, size, true);
    }

    /** The error of the last call that this thread made. */
    static Errno lastError() {
        return Errno.valueOf(LastError.getLastError(RUNTIME));
    }

    static KernelException failure(String operation, String subject) {
        return failure(operation, subject, lastError());
    }

    static KernelException failure(String operation, String subject, Errno error) {
        return new KernelException(operation, subject, error.description().toLowerCase(Locale.ROOT));
    }

    /** The result of a call that gives -1 for an error. */
    static int check(int result, String operation, String subject) throws KernelException {
        if (result < 0) {
            throw failure(operation, subject);
        }
        return result;
    }
}
