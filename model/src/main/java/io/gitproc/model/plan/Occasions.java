package io.gitproc.model.plan;

import io.gitproc.model.calendar.CalendarEvent;
import io.gitproc.model.unit.Directive;
import io.gitproc.model.unit.Directives;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.TimeSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** When a service is started on time, for people: {@code at *-*-* 02:00:00}, {@code 15min after the boot}. */
public final class Occasions {
    private Occasions() {}

    /** None for a service without a timer. */
    public static List<String> of(ServiceSpec spec) {
        List<String> occasions = new ArrayList<>();
        spec.get(Directives.ON_CALENDAR).stream()
                .map(CalendarEvent::toString)
                .forEach(event -> occasions.add("at " + event));
        add(spec, Directives.ON_ACTIVE_SEC, " after its timer came", occasions);
        add(spec, Directives.ON_BOOT_SEC, " after the boot", occasions);
        add(spec, Directives.ON_UNIT_ACTIVE_SEC, " after its last start", occasions);
        add(spec, Directives.ON_UNIT_INACTIVE_SEC, " after its last end", occasions);
        return List.copyOf(occasions);
    }

    private static void add(
            ServiceSpec spec, Directive<List<Duration>> trigger, String occasion, List<String> occasions) {
        spec.get(trigger).forEach(span -> occasions.add(TimeSpan.format(span) + occasion));
    }
}
