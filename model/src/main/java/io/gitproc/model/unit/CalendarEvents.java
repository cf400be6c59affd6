package io.gitproc.model.unit;

import io.gitproc.model.calendar.CalendarEvent;
import java.util.List;
import java.util.function.Function;

/** Reads {@code OnCalendar=}. A wrong one refuses the unit: whoever writes it waits for a run that would never come. */
final class CalendarEvents {
    static final Grammar<List<CalendarEvent>> GRAMMAR = Listing.of(
            CalendarEvents::read,
            Function.identity(),
            events -> events.stream().map(CalendarEvent::toString).toList());

    private CalendarEvents() {}

    private static List<CalendarEvent> read(Assignment line, Diagnostics out) {
        return line.isEmpty()
                ? List.of()
                : CalendarEvent.parse(line.text()).match(List::of, wrong -> {
                    line.sayAt(wrong.index(), Severity.ERROR, wrong.predicate(), wrong.hint(), out);
                    return List.of();
                });
    }
}
