package io.gitproc.executors.linux;

import jnr.ffi.Pointer;
import jnr.ffi.annotations.In;
import jnr.ffi.annotations.Out;
import org.jspecify.annotations.Nullable;

/**
 * The functions of the C library that Java has no words for, under their own names. Each saves {@code errno}, which
 * {@link Native#failure} reads.
 *
 * <p>Public because the class that jnr-ffi makes of it lives elsewhere; used by this package alone.
 */
@SuppressWarnings("MemberName") // The names are the C library's.
public interface Libc {
    int posix_spawn(
            @Out int[] pid,
            @In CharSequence path,
            @Nullable Pointer actions,
            @Nullable Pointer attributes,
            @In CharSequence[] arguments,
            @In CharSequence[] environment);

    long syscall(long number, long first, long second, long third, long fourth);

    int waitid(int kind, int id, Pointer status, int options);

    int epoll_create1(int flags);

    int epoll_ctl(int epoll, int operation, int file, Pointer event);

    int epoll_wait(int epoll, Pointer events, int capacity, int milliseconds);

    int inotify_init1(int flags);

    int inotify_add_watch(int inotify, @In CharSequence path, int mask);

    int inotify_rm_watch(int inotify, int watch);

    int eventfd(int value, int flags);

    long read(int file, Pointer buffer, long size);

    long write(int file, @In byte[] bytes, long size);

    int close(int file);

    int getgrouplist(@In CharSequence user, int group, @Out int[] groups, int[] count);

    int getsockopt(int socket, int level, int option, @Out int[] value, int[] size);

    int get_nprocs();
}
