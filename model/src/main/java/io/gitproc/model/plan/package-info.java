/**
 * The heart: what is desired and what is observed, and the pure function from both to a plan.
 *
 * <p>{@link io.gitproc.model.plan.Planner} is made anew at every look. It stores nothing, so a daemon that was killed
 * makes the same plan from the same host and the same commit. Only the actions that are ready now are in a plan; what
 * waits is in it to be shown. There is no restart action: a stop now, and the next look sees a unit that is down under an
 * old identity and starts the new one.
 *
 * <p>{@link io.gitproc.model.plan.Forecast} lets it plan on a host that is only imagined, to tell what a commit would do.
 *
 * <p>All facts about the past, such as failures and their times, are read off the invocations that the host remembers.
 *
 * <p>May import: {@code model.unit}, {@code model.order}.
 */
@NullMarked
package io.gitproc.model.plan;

import org.jspecify.annotations.NullMarked;
