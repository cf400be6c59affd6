/**
 * What people decided on this host and Git does not know: the little that is kept.
 *
 * <p>May import: {@code model}, {@code executors.records}, {@code reconciler.os}, {@code reconciler.text}. Knows Jackson.
 */
@NullMarked
package io.gitproc.reconciler.state;

import org.jspecify.annotations.NullMarked;
