/**
 * The configuration file: where things are.
 *
 * <p>May import: {@code model}. Knows Jackson.
 */
@NullMarked
package io.gitproc.reconciler.config;

import org.jspecify.annotations.NullMarked;
