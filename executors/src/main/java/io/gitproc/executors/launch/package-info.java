/**
 * From a specification to a {@link io.gitproc.executors.Launch}: what will happen between fork and exec, as data.
 *
 * <p>Pure, so that every rule of systemd.exec(5) can be tested without a process.
 *
 * <p>May import: {@code model.unit}, {@code executors}.
 */
@NullMarked
package io.gitproc.executors.launch;

import org.jspecify.annotations.NullMarked;
