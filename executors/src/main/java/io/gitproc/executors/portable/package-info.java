/**
 * A kernel made of what every Java has: {@code ProcessBuilder} and {@code ProcessHandle}. For macOS, for Windows, and for
 * a Linux without a compiler.
 *
 * <p>There is no launcher. The daemon itself is the parent of a service and writes the records that a launcher would, so
 * the end of a service that falls while no daemon runs has no exit code ({@code Lost}), and what is left of a list of
 * commands is not run. A service is not contained: its processes are those that descend from it, and, where the system
 * shows the environment of processes (Linux), those that carry its {@code INVOCATION_ID}, wherever they went. What else
 * this kernel cannot do, {@link io.gitproc.executors.portable.PortableExecutor} says for each unit: what only tunes is a
 * note, what protects is a reason not to start.
 *
 * <p>All of it belongs to the reconcile thread; the JDK's threads do no more than note that a process ended.
 *
 * <p>May import: {@code io.gitproc.model}, {@code io.gitproc.executors}, {@code io.gitproc.executors.records}.
 */
@NullMarked
package io.gitproc.executors.portable;

import org.jspecify.annotations.NullMarked;
