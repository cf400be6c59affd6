/**
 * What the daemon measures: itself and its units.
 *
 * <p>{@link io.gitproc.reconciler.metrics.Meter} reads what units use, off the reconcile thread and only while somebody wants to
 * know: an idle daemon stays idle.
 *
 * <p>May import: {@code model}, {@code executors} (its records), {@code reconciler.api} (its records).
 */
@NullMarked
package io.gitproc.reconciler.metrics;

import org.jspecify.annotations.NullMarked;
