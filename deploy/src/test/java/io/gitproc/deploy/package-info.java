/**
 * The product as its user has it: the packed distribution, its command, the real {@code git}, the real kernel.
 *
 * <p>Nothing of the other modules is called from here. A test knows what a person knows: the folder that was packed, what the
 * command prints and how it ends.
 *
 * <p>May import: the JDK, and Jackson to read the JSON that a program would read.
 */
@NullMarked
package io.gitproc.deploy;

import org.jspecify.annotations.NullMarked;
