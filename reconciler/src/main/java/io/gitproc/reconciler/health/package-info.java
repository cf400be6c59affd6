/**
 * Health checks: when a probe is due, how it is done, what it found.
 *
 * <p>{@link io.gitproc.reconciler.health.ProbeSchedule} says when, on the reconcile thread; what follows from an answer is
 * decided in {@code model.plan}. {@link io.gitproc.reconciler.health.Probes} asks beside the loop, with one class for a URI
 * scheme. Each probe begins an {@link io.gitproc.reconciler.health.Inquiry}, which is over when its time is, whatever the
 * other side does: everything that goes over a socket is one selector and one thread, and holds no thread while it waits;
 * commands have a few threads, and their time is kept by the launcher that runs them too.
 *
 * <p>May import: {@code model}, {@code executors}, {@code reconciler.text}. The only package that knows
 * Failsafe here.
 */
@NullMarked
package io.gitproc.reconciler.health;

import org.jspecify.annotations.NullMarked;
