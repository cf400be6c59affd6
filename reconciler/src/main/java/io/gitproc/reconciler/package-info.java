/**
 * The loop: what should run (a commit) meets what runs (the host), again and again, until they agree.
 *
 * <p>One thread observes, plans and acts. Everyone else (the watch on the repository, the probes, the API, the
 * schedule) only leaves a message and wakes it, so an event never means more than "look again" and no class here holds
 * a lock of another. What the loop did last time is not remembered: the plan is made anew from the commit and the
 * kernel, which is why the daemon may be killed at any moment.
 *
 * <p>May import: {@code io.gitproc.model}, {@code io.gitproc.executors}.
 */
@NullMarked
package io.gitproc.reconciler;

import org.jspecify.annotations.NullMarked;
