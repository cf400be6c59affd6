package io.gitproc.model.calendar;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;

/** The names of the days of a week, in English as in systemd.time(7). */
final class Weekdays {
    private static final int SHORT = 3;
    private static final int LONG_ROW = 3;

    private Weekdays() {}

    /** {@code Mon} or {@code Monday}, in any case. */
    static Optional<DayOfWeek> parse(String text) {
        String name = text.toUpperCase(Locale.ROOT);
        return List.of(DayOfWeek.values()).stream()
                .filter(day -> day.name().equals(name)
                        || day.name().substring(0, SHORT).equals(name))
                .findFirst();
    }

    /** {@code Mon..Fri,Sun}. */
    static String text(SortedSet<DayOfWeek> days) {
        List<String> parts = new ArrayList<>();
        List<DayOfWeek> left = List.copyOf(days);
        while (!left.isEmpty()) {
            int row = row(left);
            if (row >= LONG_ROW) {
                parts.add(name(left.get(0)) + ".." + name(left.get(row - 1)));
            } else {
                left.subList(0, row).forEach(day -> parts.add(name(day)));
            }
            left = left.subList(row, left.size());
        }
        return String.join(",", parts);
    }

    /** How many of them follow each other. */
    private static int row(List<DayOfWeek> days) {
        int row = 1;
        while (row < days.size() && days.get(row).getValue() == days.get(0).getValue() + row) {
            row++;
        }
        return row;
    }

    private static String name(DayOfWeek day) {
        return day.name().charAt(0) + day.name().substring(1, SHORT).toLowerCase(Locale.ROOT);
    }
}
