/**
 * What the daemon measures: itself and its units.
 *
 * <p>{@link io.gitproc.reconciler.metrics.Meter} reads what units use, off the reconcile thread and only while somebody wants to
 * know: an idle daemon stays idle.
 *
 * <p>{@link io.gitproc.reconciler.metrics.Work} counts what the daemon does, in the registry of Dropwizard Metrics; what can be
 * read off a snapshot is read when somebody asks, by one {@code Row} a metric ({@code UnitRows}, {@code HostRows}).
 * {@link io.gitproc.reconciler.metrics.Exposition} writes both as Prometheus and OpenMetrics want it. No label has a value that
 * comes from a commit: its id, its message or a cause of an end would make series without number.
 *
 * <p>May import: {@code model}, {@code executors} (its records), {@code reconciler.api} and {@code reconciler.source} (their
 * records). The only package that knows Dropwizard Metrics and the Prometheus client.
 */
@NullMarked
package io.gitproc.reconciler.metrics;

import org.jspecify.annotations.NullMarked;
