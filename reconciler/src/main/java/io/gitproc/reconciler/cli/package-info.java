/**
 * The command line: one class a verb. All but {@code init}, {@code lint}, {@code plan} and the helps talk to the socket of
 * the daemon; {@link io.gitproc.reconciler.cli.Past} can do without.
 *
 * <p>{@link io.gitproc.reconciler.cli.Cli} is the table of verbs. A verb is a few lines: what it takes, what it asks the
 * {@link io.gitproc.reconciler.cli.Client}, which page it prints. The pages are pure: JSON and an instant give text. What
 * goes wrong is a {@link io.gitproc.reconciler.cli.CommandException}, told in one place.
 *
 * <p>What {@code list} and {@code status} print is made by {@link io.gitproc.reconciler.cli.CommandTexts}, for the command and for
 * the daemon, which the launcher script asks for text: a JVM starts more slowly than it answers. Completion and manual pages
 * come from the model of the commands ({@link io.gitproc.reconciler.cli.Choices}).
 *
 * <p>The client is written by hand over a JDK channel, and reads JSON token by token: Jetty's client would start 110 ms
 * later and data binding 85 ms. {@link io.gitproc.reconciler.cli.Verbs} makes the one verb of a line, and
 * {@link io.gitproc.reconciler.cli.LocalClock} asks for the zone of the host late: together a third of what {@code gitproc list -o json}
 * took.
 *
 * <p>May import: {@code model}, {@code reconciler.api} (its records), {@code reconciler.config}, {@code reconciler.source}
 * and {@code reconciler.source.remote} (to make, fetch or read a repository), {@code reconciler.journal} (to read it while no daemon
 * answers), {@code reconciler.text}; never {@code executors}, JGit or Quartz, so that a verb starts quickly.
 */
@NullMarked
package io.gitproc.reconciler.cli;

import org.jspecify.annotations.NullMarked;
