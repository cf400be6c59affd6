/**
 * The real kernel: Linux from 5.4, with cgroups of version 1, 2 or both, or with none.
 *
 * <p>{@link io.gitproc.executors.linux.LinuxKernel} is put together from parts that know one thing each. An invocation
 * has a folder ({@code InvocationFolders}), is held together by a {@code Containment} (cgroups where they are writable,
 * else the process tree below its launcher), is started by {@code Launchers} and watched by the {@code ExitWatch}, the
 * one thread of this package.
 *
 * <p>A process is never believed by its number alone. Its file descriptor is opened first, then what must be true of it
 * is compared (start time, boot, command line, cgroup), then the descriptor is signalled: whatever reuses the number in
 * between is not hit. The launcher of an invocation is the parent of all its processes, wherever they fork to, and ends
 * when none is left; so the end of the launcher is the end of the invocation on every kind of host.
 *
 * <p>May import: {@code io.gitproc.model}, {@code io.gitproc.executors}, {@code io.gitproc.executors.records},
 * {@code jnr.ffi}, {@code jnr.posix}.
 */
@NullMarked
package io.gitproc.executors.linux;

import org.jspecify.annotations.NullMarked;
