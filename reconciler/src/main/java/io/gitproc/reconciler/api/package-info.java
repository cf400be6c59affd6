/**
 * What the daemon shows and what can be asked of it: one HTTP API on a unix socket.
 *
 * <p>The records here are the JSON that programs read. {@link io.gitproc.reconciler.api.Control} is the seam to the
 * daemon: handlers hold no logic.
 *
 * <p>May import: {@code model}, {@code reconciler.source} (its records). The only package that knows Jetty's server.
 */
@NullMarked
package io.gitproc.reconciler.api;

import org.jspecify.annotations.NullMarked;
