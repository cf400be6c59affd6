/**
 * What differs between systems and Java does not even out: who this process is, and what survives a crash.
 *
 * <p>May import: nothing.
 */
@NullMarked
package io.gitproc.reconciler.os;

import org.jspecify.annotations.NullMarked;
