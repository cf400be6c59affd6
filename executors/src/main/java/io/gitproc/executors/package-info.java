/**
 * From a specification to processes, and back from processes to what is observed.
 *
 * <p>{@link io.gitproc.executors.Kernel} is the seam: below it is one real and one simulated operating system, above it
 * is code that runs in both. {@link io.gitproc.executors.Host} is that code: it reads the folders and cgroups of all
 * invocations and says what is observed, and it carries out the actions of a plan. An
 * {@link io.gitproc.executors.Executor} turns a specification into a {@link io.gitproc.executors.Launch}.
 *
 * <p>May import: {@code io.gitproc.model}.
 */
@NullMarked
package io.gitproc.executors;

import org.jspecify.annotations.NullMarked;
