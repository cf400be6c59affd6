/**
 * Words for people, safe to print; and lines, from the last one on.
 *
 * <p>Unit text, log lines and commit messages are hostile; {@link io.gitproc.reconciler.text.Printable} is the one place
 * that makes them fit for a terminal.
 *
 * <p>May import: nothing but the JDK.
 */
@NullMarked
package io.gitproc.reconciler.text;

import org.jspecify.annotations.NullMarked;
