/**
 * What the daemon shows and what can be asked of it: one HTTP API, on a unix socket and its reading half on TCP.
 *
 * <p>The records here are the JSON that programs read; {@link io.gitproc.reconciler.api.Json} alone says how.
 * {@link io.gitproc.reconciler.api.Control} is the seam to the daemon: {@link io.gitproc.reconciler.api.Endpoints} hold no
 * logic, and never wait for it. Who speaks is what the kernel says of the socket's other end
 * ({@link io.gitproc.reconciler.api.Peer}), and {@link io.gitproc.reconciler.api.Access} decides whether they may.
 *
 * <p>Who asks for {@code text/plain} gets what the command would print ({@link io.gitproc.reconciler.api.TextForm}), made by a
 * seam to the command line ({@link io.gitproc.reconciler.api.Texts}).
 *
 * <p>A log is read from its files, which the launchers write and rotate: {@link io.gitproc.reconciler.api.LogStart} finds from
 * their end where an answer begins, {@link io.gitproc.reconciler.api.Tail} reads on from there, through rotations,
 * {@link io.gitproc.reconciler.api.LogSieve} lets the wanted lines through, and {@link io.gitproc.reconciler.api.LogStream}
 * sends them as fast as the reader takes them.
 *
 * <p>What only looks is apart from what acts: {@link io.gitproc.reconciler.api.Reads} from {@link
 * io.gitproc.reconciler.api.Control}. {@link io.gitproc.reconciler.api.DashboardServer} serves the first on TCP and has no
 * reference to the second; {@link io.gitproc.reconciler.api.Doorkeeper} decides who may look there. {@link
 * io.gitproc.reconciler.api.EventFeed} tells on both what changes, from one snapshot to the next.
 *
 * <p>Beside it, {@link io.gitproc.reconciler.api.HookServer} listens on TCP for the one thing that a forge may say: something
 * was pushed. It shares nothing with the API.
 *
 * <p>May import: {@code model}, {@code executors} (its records), {@code executors.records}, {@code reconciler.os}, {@code reconciler.config}, {@code reconciler.health}, {@code reconciler.source} and
 * {@code reconciler.journal} (their records), {@code reconciler.text}. The only package that knows Jetty's server; knows Jackson's generator.
 */
@NullMarked
package io.gitproc.reconciler.api;

import org.jspecify.annotations.NullMarked;
