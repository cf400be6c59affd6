package io.gitproc.model.calendar;

import java.util.function.Function;

/** What became of a text that should be a calendar event. */
public sealed interface Reading {
    <R> R match(Function<CalendarEvent, R> event, Function<Misread, R> misread);

    record Read(CalendarEvent event) implements Reading {
        @Override
        public <R> R match(Function<CalendarEvent, R> read, Function<Misread, R> misread) {
            return read.apply(event);
        }
    }

    /**
     * It is none.
     *
     * @param index of the character at fault
     * @param predicate of a sentence whose subject is the text
     * @param hint what to write
     */
    record Misread(int index, String predicate, String hint) implements Reading {
        @Override
        public <R> R match(Function<CalendarEvent, R> read, Function<Misread, R> misread) {
            return misread.apply(this);
        }
    }
}
