/**
 * Health checks: when a probe is due, how it is done, what it found.
 *
 * <p>What follows from it is decided in {@code model.plan}. One class for a URI scheme; a probe never delays the loop.
 *
 * <p>May import: {@code model}. The only package that knows Failsafe here.
 */
@NullMarked
package io.gitproc.reconciler.health;

import org.jspecify.annotations.NullMarked;
