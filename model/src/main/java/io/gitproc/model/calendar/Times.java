package io.gitproc.model.calendar;

import java.time.LocalTime;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The times of a day at which a calendar event is; at least one. */
record Times(Component hour, Component minute, Component second) {
    private static final int MICRO = 1_000;

    /** At the full number of an hour, each hour being 0. */
    static Times midnight() {
        return new Times(
                Component.only(Field.HOUR, 0), Component.only(Field.MINUTE, 0), Component.only(Field.SECOND, 0));
    }

    /** Whether no hour is left out, however that is written. */
    boolean isAtEveryHour() {
        return IntStream.rangeClosed(Field.HOUR.min(), Field.HOUR.max())
                .allMatch(number -> hour.ceiling(number).equals(OptionalInt.of(number)));
    }

    /** The first one from a time on, which has no part of a microsecond. */
    Optional<LocalTime> from(LocalTime time) {
        OptionalInt hours = hour.ceiling(time.getHour());
        if (hours.isPresent() && hours.getAsInt() == time.getHour()) {
            Optional<LocalTime> here = inHour(time);
            if (here.isPresent()) {
                return here;
            }
            hours = hour.ceiling(time.getHour() + 1);
        }
        return hours.isPresent() ? inHour(LocalTime.of(hours.getAsInt(), 0)) : Optional.empty();
    }

    private Optional<LocalTime> inHour(LocalTime time) {
        OptionalInt minutes = minute.ceiling(time.getMinute());
        if (minutes.isPresent() && minutes.getAsInt() == time.getMinute()) {
            Optional<LocalTime> here = inMinute(time);
            if (here.isPresent()) {
                return here;
            }
            minutes = minute.ceiling(time.getMinute() + 1);
        }
        return minutes.isPresent() ? inMinute(LocalTime.of(time.getHour(), minutes.getAsInt())) : Optional.empty();
    }

    private Optional<LocalTime> inMinute(LocalTime time) {
        OptionalInt micros = second.ceiling(micros(time));
        return micros.isPresent()
                ? Optional.of(time.withSecond(micros.getAsInt() / Field.SECOND.unit())
                        .withNano(micros.getAsInt() % Field.SECOND.unit() * MICRO))
                : Optional.empty();
    }

    private static int micros(LocalTime time) {
        return time.getSecond() * Field.SECOND.unit() + time.getNano() / MICRO;
    }

    @Override
    public String toString() {
        return hour.text() + ":" + minute.text() + ":" + second.text();
    }
}
