package io.gitproc.reconciler.dashboard;

import io.gitproc.reconciler.source.Revision;
import io.gitproc.reconciler.text.Age;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * Times as a page shows them.
 *
 * @param now when it is made
 * @param zone in which days begin
 */
record Times(Instant now, ZoneId zone) {
    private static final double MILLIS = 1000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mmX", Locale.ROOT).withZone(ZoneOffset.UTC);

    static Times of(Clock clock) {
        return new Times(clock.instant(), clock.getZone());
    }

    /** {@code 4min ago}. */
    Stamp ago(Instant instant) {
        return stamp(instant, age(instant) + " ago");
    }

    /** {@code 4min}, to the minute: a table has many. */
    Stamp since(Instant instant) {
        return new Stamp(MINUTE.format(instant), age(instant));
    }

    /** {@code in 37s}. */
    Stamp until(Instant instant) {
        return stamp(instant, "in " + age(instant));
    }

    /** Today the time, else the day with it. */
    Stamp at(Instant instant) {
        boolean isToday =
                instant.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
        return stamp(instant, (isToday ? TIME : DAY).format(instant.atZone(zone)));
    }

    /** Of a commit; empty when nothing but its id is known. */
    Optional<String> age(Revision commit) {
        return commit.equals(Revision.named(commit.id())) ? Optional.empty() : Optional.of(age(commit.at()));
    }

    /** {@code 1.020 s}: of what is measured. */
    static String seconds(Instant from, Instant to) {
        return String.format(Locale.ROOT, "%.3f s", Duration.between(from, to).toMillis() / MILLIS);
    }

    private String age(Instant instant) {
        return Age.of(Duration.between(instant, now));
    }

    private static Stamp stamp(Instant instant, String words) {
        return new Stamp(instant.truncatedTo(ChronoUnit.SECONDS).toString(), words);
    }
}
