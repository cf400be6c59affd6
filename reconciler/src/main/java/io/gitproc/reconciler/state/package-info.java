/**
 * What people decided on this host, and which slots of timers are dealt with: the little that Git does not know.
 *
 * <p>May import: {@code model}, {@code executors.records}, {@code reconciler.os}, {@code reconciler.text}. Knows Jackson.
 */
@NullMarked
package io.gitproc.reconciler.state;

import org.jspecify.annotations.NullMarked;
