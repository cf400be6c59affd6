package io.gitproc.model.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Objects;
import java.util.Optional;

/**
 * When something is to happen, again and again: {@code Mon..Fri *-*-* 02:00:00}.
 *
 * <p>Where the clocks are changed, an event at certain hours is once for each time that its text tells: a time that the
 * clocks leave out counts as the first instant behind the gap (systemd leaves that one out too), and of one that they show
 * twice the first counts. An event at every hour goes by the hours that pass instead, which are one more or one less on
 * such a day.
 */
public final class CalendarEvent {
    private static final LocalDateTime FIRST = LocalDateTime.of(Field.YEAR.min(), 1, 1, 0, 0);

    private final Dates dates;
    private final Times times;
    /** Whose clocks count; those of whoever asks when it names none. */
    private final Optional<ZoneId> zone;

    private final boolean isAtEveryHour;

    CalendarEvent(Dates dates, Times times, Optional<ZoneId> zone) {
        this.dates = dates;
        this.times = times;
        this.zone = zone;
        this.isAtEveryHour = times.isAtEveryHour();
    }

    /** An event, or what is wrong with its text. */
    public static Reading parse(String text) {
        return CalendarParser.parse(text);
    }

    /**
     * When it is next.
     *
     * @param local the zone of an event that names none
     * @return later than {@code after}; empty when it never is again
     */
    public Optional<Instant> next(Instant after, ZoneId local) {
        ZoneRules rules = zone.orElse(local).getRules();
        Instant floor = after.truncatedTo(ChronoUnit.MICROS);
        return isAtEveryHour ? passing(floor, rules) : told(floor, rules);
    }

    // At certain hours: what the text tells, laid over the clock.

    private Optional<Instant> told(Instant after, ZoneRules rules) {
        Optional<LocalDateTime> next = from(start(after, rules));
        while (next.isPresent()) {
            Instant instant = instant(next.get(), rules);
            if (instant.isAfter(after)) {
                return Optional.of(instant);
            }
            next = from(next.get().plus(1, ChronoUnit.MICROS));
        }
        return Optional.empty();
    }

    /** Of a time that is shown twice the first one: what it was followed by counts from its end on. */
    private static LocalDateTime start(Instant after, ZoneRules rules) {
        LocalDateTime shown = LocalDateTime.ofInstant(after, rules.getOffset(after));
        ZoneOffsetTransition change = rules.getTransition(shown);
        boolean isShownAgain = change != null && !after.isBefore(change.getInstant());
        return isShownAgain ? change.getDateTimeBefore() : shown;
    }

    private static Instant instant(LocalDateTime told, ZoneRules rules) {
        ZoneOffsetTransition change = rules.getTransition(told);
        return change != null && change.isGap()
                ? change.getInstant()
                : told.toInstant(rules.getValidOffsets(told).get(0));
    }

    // At every hour: the clock, stretch by stretch between two changes of it.

    private Optional<Instant> passing(Instant after, ZoneRules rules) {
        Instant begin = after.plus(1, ChronoUnit.MICROS);
        Optional<LocalDateTime> next = from(shown(begin, rules));
        while (next.isPresent()) {
            ZoneOffset offset = rules.getOffset(begin);
            Instant instant = next.get().toInstant(offset);
            ZoneOffsetTransition change = rules.nextTransition(begin);
            if (change == null || instant.isBefore(change.getInstant())) {
                return Optional.of(instant);
            }
            begin = change.getInstant();
            LocalDateTime shown = shown(begin, rules);
            next = change.isGap() && !shown.isAfter(next.get()) ? next : from(shown);
        }
        return Optional.empty();
    }

    private static LocalDateTime shown(Instant instant, ZoneRules rules) {
        return LocalDateTime.ofInstant(instant, rules.getOffset(instant));
    }

    // Without a clock.

    /** The first time that the text tells, from one on. */
    private Optional<LocalDateTime> from(LocalDateTime start) {
        LocalDateTime floor = start.isBefore(FIRST) ? FIRST : start;
        Optional<LocalDate> day = dates.from(floor.toLocalDate());
        if (day.filter(floor.toLocalDate()::equals).isEmpty()) {
            return day.flatMap(date -> times.from(LocalTime.MIN).map(date::atTime));
        }
        return times.from(floor.toLocalTime())
                .map(floor.toLocalDate()::atTime)
                .or(() -> from(floor.toLocalDate().plusDays(1).atStartOfDay()));
    }

    /** For people, in the zone that counts: {@code Mon 2026-11-23 02:00:00 CET}. */
    public ZonedDateTime shown(Instant instant, ZoneId local) {
        return instant.atZone(zone.orElse(local));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CalendarEvent that
                && dates.equals(that.dates)
                && times.equals(that.times)
                && zone.equals(that.zone);
    }

    @Override
    public int hashCode() {
        return Objects.hash(dates, times, zone);
    }

    /** The normal form, which {@link #parse} reads as an equal event. */
    @Override
    public String toString() {
        return dates + " " + times + zone.map(id -> " " + id).orElse("");
    }
}
