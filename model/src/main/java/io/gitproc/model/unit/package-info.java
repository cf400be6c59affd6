/**
 * From the text of a unit file to what it asks for.
 *
 * <p>The way is {@link io.gitproc.model.unit.UnitParser}: bytes are text or not; text falls into logical lines, lines
 * into sections and assignments; each assignment is claimed by a row of {@link io.gitproc.model.unit.Directives} or
 * judged by what systemd knows of its name; a row's grammar makes a value of its lines; and a unit that breaks no rule
 * as a whole is a {@link io.gitproc.model.unit.ServiceSpec}. The grammar is systemd's, with its quotes, escapes,
 * specifiers, time spans and sizes, so that a file written for systemd means the same here.
 *
 * <p>What is wrong with a text is a value, {@link io.gitproc.model.unit.Diagnostic}, never an exception. As in systemd,
 * most wrong lines leave the value before them and give a warning; some refuse the whole unit, because to run without
 * them would be worse than not to run: a command that cannot be read, an account or a directory that is none, a
 * protection that cannot be given.
 *
 * <p>A specification is compared by value. What a new value does to a unit that runs is written in the directive's row,
 * and two digests say it in short: {@code identity} for what needs a restart, {@code tuning} for what does not.
 *
 * <p>Everything here is a pure function of its arguments, needs time in proportion to the text, and may be called from
 * any thread.
 *
 * <p>May import: {@code model.calendar}.
 */
@NullMarked
package io.gitproc.model.unit;

import org.jspecify.annotations.NullMarked;
