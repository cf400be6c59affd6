/**
 * What the conditions and asserts of a unit mean: pure answers, from what a host says of itself.
 *
 * <p>{@link io.gitproc.model.condition.Evaluation} knows each kind of systemd.unit(5), "Conditions and Asserts", and asks
 * for {@link io.gitproc.model.condition.Facts}. Whoever has facts, a real host or one that is made up, can be asked.
 *
 * <p>A question that cannot be answered, since the host does not tell, is not met; that it is negated does not help it.
 *
 * <p>May import: {@code model.unit}.
 */
@NullMarked
package io.gitproc.model.condition;

import org.jspecify.annotations.NullMarked;
