/**
 * What differs between systems and Java does not even out: who this process is, who may use a file, and what survives a
 * crash.
 *
 * <p>May import: nothing.
 */
@NullMarked
package io.gitproc.reconciler.os;

import org.jspecify.annotations.NullMarked;
