package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.text.Age;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** How long ago something was, in few words. */
final class Ages {
    private Ages() {}

    /** In the largest unit that it has one of: {@code 42s}, {@code 12min}, {@code 5h}, {@code 31d}. */
    static String brief(String instant, Instant now) {
        return brief(Duration.between(Instant.parse(instant), now));
    }

    /** Of a span that is to come or has gone; its direction is not told. */
    static String brief(Duration span) {
        return Age.of(span);
    }

    /** Of a short span: {@code 0.4ms}, {@code 12ms}, {@code 5000ms}. */
    static String millis(long micros) {
        return micros < 10_000
                ? String.format(Locale.ROOT, "%.1fms", micros / 1000.0)
                : String.format(Locale.ROOT, "%dms", micros / 1000);
    }

    /** {@code 2026-11-22 20:36:01 CET, 12min ago}. */
    static String full(String instant, Instant now, ZoneId zone) {
        return time(Instant.parse(instant), zone) + ", " + brief(instant, now) + " ago";
    }

    /** {@code 2026-11-22 20:36:01 CET}. */
    static String time(Instant instant, ZoneId zone) {
        ZonedDateTime local = instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone);
        String offset = local.getOffset().getTotalSeconds() == 0
                ? "UTC"
                : local.getOffset().getId();
        return String.format(Locale.ROOT, "%s %tT %s", local.toLocalDate(), local, offset);
    }
}
