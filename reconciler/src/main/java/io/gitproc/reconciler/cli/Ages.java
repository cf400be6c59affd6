package io.gitproc.reconciler.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** How long ago something was, in few words. */
final class Ages {
    private record Unit(long seconds, String name) {}

    private static final List<Unit> UNITS =
            List.of(new Unit(86_400, "d"), new Unit(3_600, "h"), new Unit(60, "min"), new Unit(1, "s"));

    private Ages() {}

    /** In the largest unit that it has one of: {@code 42s}, {@code 12min}, {@code 5h}, {@code 31d}. */
    static String brief(String instant, Instant now) {
        return brief(Duration.between(Instant.parse(instant), now));
    }

    /** Of a span that is to come or has gone; its direction is not told. */
    static String brief(Duration span) {
        long seconds = span.abs().toSeconds();
        return UNITS.stream()
                .filter(unit -> seconds >= unit.seconds())
                .findFirst()
                .map(unit -> seconds / unit.seconds() + unit.name())
                .orElse("0s");
    }

    /** {@code 2026-11-22 20:36:01 CET, 12min ago}. */
    static String full(String instant, Instant now, ZoneId zone) {
        return time(Instant.parse(instant), zone) + ", " + brief(instant, now) + " ago";
    }

    private static String time(Instant instant, ZoneId zone) {
        ZonedDateTime local = instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone);
        String offset = local.getOffset().getTotalSeconds() == 0
                ? "UTC"
                : local.getOffset().getId();
        return String.format(Locale.ROOT, "%s %tT %s", local.toLocalDate(), local, offset);
    }
}
