package io.gitproc.reconciler.cli;

import io.gitproc.model.calendar.CalendarEvent;
import io.gitproc.reconciler.text.Printable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A calendar event and when it is next; as {@code systemd-analyze calendar} shows it. */
final class CalendarPage implements Page {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm:ss zzz", Locale.ROOT);

    private final String original;
    private final CalendarEvent event;
    private final Instant now;
    private final ZoneId zone;
    private final List<Instant> next = new ArrayList<>();

    /** @param count how many are shown, if there are as many */
    CalendarPage(String original, CalendarEvent event, Instant now, ZoneId zone, int count) {
        this.original = original;
        this.event = event;
        this.now = now;
        this.zone = zone;
        Optional<Instant> at = event.next(now, zone);
        while (at.isPresent() && next.size() < count) {
            next.add(at.get());
            at = event.next(at.get(), zone);
        }
    }

    @Override
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(line("Original form", Printable.line(original))).append(line("Normalized form", event.toString()));
        if (next.isEmpty()) {
            return text.append(line("Next elapse", "never")).toString();
        }
        for (int i = 0; i < next.size(); i++) {
            text.append(line(i == 0 ? "Next elapse" : "Iteration #" + (i + 1), shown(next.get(i), zone)));
            if (!event.shown(now, zone).getZone().normalized().equals(ZoneOffset.UTC)) {
                text.append(line("(in UTC)", TIME.format(next.get(i).atZone(ZoneId.of("UTC")))));
            }
            text.append(line("From now", Ages.brief(Duration.between(now, next.get(i))) + " left"));
        }
        return text.toString();
    }

    private String shown(Instant at, ZoneId local) {
        return TIME.format(event.shown(at, local));
    }

    private static String line(String label, String value) {
        return String.format(Locale.ROOT, "%15s: %s\n", label, value);
    }

    @Override
    public String json() {
        return JsonText.page(out -> {
            out.writeStartObject();
            out.writeStringField("original", original);
            out.writeStringField("normalized", event.toString());
            JsonText.texts(out, "next", next.stream().map(Instant::toString).toList());
            out.writeEndObject();
        });
    }
}
