/**
 * The graph of {@code After=} and {@code Before=}: which unit starts after which.
 *
 * <p>Order is all that it says. It starts nothing, and it stops nothing: systemd.unit(5) keeps ordering and requirement
 * apart, and so does this package. A cycle is found here, before a commit does harm.
 *
 * <p>May import: {@code model.unit}.
 */
@NullMarked
package io.gitproc.model.order;

import org.jspecify.annotations.NullMarked;
