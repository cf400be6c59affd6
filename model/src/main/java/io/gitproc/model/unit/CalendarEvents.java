package io.gitproc.model.unit;

import io.gitproc.model.calendar.CalendarEvent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;

/** Reads {@code OnCalendar=}. A wrong one refuses the unit: whoever writes it waits for a run that would never come. */
final class CalendarEvents {
    static final Grammar<List<CalendarEvent>> GRAMMAR = Listing.of(
            CalendarEvents::read,
            Function.identity(),
            events -> events.stream().map(CalendarEvent::toString).toList());

    private static final Instant BEGIN = Instant.EPOCH.minusSeconds(1);

    private CalendarEvents() {}

    private static List<CalendarEvent> read(Assignment line, Diagnostics out) {
        return line.isEmpty()
                ? List.of()
                : CalendarEvent.parse(line.text()).match(event -> some(event, line, out), wrong -> {
                    line.sayAt(wrong.index(), Severity.ERROR, wrong.predicate(), wrong.hint(), out);
                    return List.of();
                });
    }

    private static List<CalendarEvent> some(CalendarEvent event, Assignment line, Diagnostics out) {
        if (event.next(BEGIN, ZoneOffset.UTC).isEmpty()) {
            line.say(Severity.WARNING, "is on no day; it never starts anything", "write a day that there is", out);
        }
        return List.of(event);
    }
}
