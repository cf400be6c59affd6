/**
 * The packed daemon under load and among faults: many units, storms, floods, and a host that runs out of what it has.
 *
 * <p>Each test bounds what must hold, well above what it takes, since machines are noisy: a figure that is ten times its own
 * is a fault, not a slow day. What was measured is printed, and written into a table when that is asked for; see
 * {@link io.gitproc.deploy.load.Figure}.
 *
 * <p>May import: the JDK, Jackson, and the playground of the end-to-end tests.
 */
@NullMarked
package io.gitproc.deploy.load;

import org.jspecify.annotations.NullMarked;
