/**
 * The command line: one class a verb. All but {@code init} talk to the socket of the daemon.
 *
 * <p>May import: {@code model}, {@code reconciler.api} (its records), {@code reconciler.config}, {@code reconciler.source}
 * (to make a repository); never {@code executors}, JGit or Quartz, so that a verb starts quickly.
 */
@NullMarked
package io.gitproc.reconciler.cli;

import org.jspecify.annotations.NullMarked;
