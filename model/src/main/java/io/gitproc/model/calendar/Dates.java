package io.gitproc.model.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The days on which a calendar event is.
 *
 * @param weekdays all that count; none when all do
 */
record Dates(SortedSet<DayOfWeek> weekdays, Component year, Component month, Component day) {
    Dates {
        weekdays = Collections.unmodifiableSortedSet(new TreeSet<>(weekdays));
    }

    /** The first one from a day on; none for the 30th of February. */
    Optional<LocalDate> from(LocalDate start) {
        YearMonth first = YearMonth.from(start);
        Optional<YearMonth> next = month(first);
        while (next.isPresent()) {
            int floor = next.get().equals(first) ? start.getDayOfMonth() : 1;
            Optional<LocalDate> found = inMonth(next.get(), floor);
            if (found.isPresent()) {
                return found;
            }
            next = month(next.get().plusMonths(1));
        }
        return Optional.empty();
    }

    /** The first month from this one on. */
    private Optional<YearMonth> month(YearMonth from) {
        OptionalInt years = year.ceiling(from.getYear());
        if (years.isPresent() && years.getAsInt() == from.getYear()) {
            OptionalInt here = month.ceiling(from.getMonthValue());
            if (here.isPresent()) {
                return Optional.of(YearMonth.of(from.getYear(), here.getAsInt()));
            }
            years = year.ceiling(from.getYear() + 1);
        }
        return years.isPresent()
                ? Optional.of(YearMonth.of(years.getAsInt(), month.ceiling(1).orElseThrow()))
                : Optional.empty();
    }

    private Optional<LocalDate> inMonth(YearMonth of, int floor) {
        int days = of.lengthOfMonth();
        OptionalInt next = day.dayFrom(floor, days);
        while (next.isPresent()) {
            LocalDate date = of.atDay(next.getAsInt());
            if (weekdays.isEmpty() || weekdays.contains(date.getDayOfWeek())) {
                return Optional.of(date);
            }
            next = day.dayFrom(next.getAsInt() + 1, days);
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        boolean isFromEnd = day.field() == Field.DAY_FROM_END && !day.ranges().isEmpty();
        String date = year.text() + "-" + month.text() + (isFromEnd ? "~" : "-") + day.text();
        return weekdays.isEmpty() ? date : Weekdays.text(weekdays) + " " + date;
    }
}
