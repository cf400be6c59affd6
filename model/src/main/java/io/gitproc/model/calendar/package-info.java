/**
 * Calendar events, systemd.time(7): from {@code Mon..Fri 02:00 Europe/Berlin} to the next instant at which it is so.
 *
 * <p>{@link io.gitproc.model.calendar.CalendarParser} reads the text; an event is then {@link io.gitproc.model.calendar.Dates}
 * and {@link io.gitproc.model.calendar.Times}, each made of {@link io.gitproc.model.calendar.Component}s, and
 * {@link io.gitproc.model.calendar.CalendarEvent} lays both over the clock of a time zone. Two texts that mean the same
 * have one normal form, which is systemd's.
 *
 * <p>There is no clock here: what is asked is what comes after an instant. Every search ends: years do at 2199, as there.
 *
 * <p>May import: nothing of this project.
 */
@NullMarked
package io.gitproc.model.calendar;

import org.jspecify.annotations.NullMarked;
