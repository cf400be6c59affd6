package io.gitproc.model.calendar;

import java.util.Comparator;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Numbers at the same distance from each other.
 *
 * @param stop the last one; {@link #OPEN} when they go on as far as the field does
 * @param step above 0
 */
record Range(int start, int stop, int step) implements Comparable<Range> {
    static final int OPEN = -1;

    /** That of systemd's normal form: one number, what goes on from it, what goes up to another. */
    private static final Comparator<Range> ORDER = Comparator.comparingInt(Range::start)
            .thenComparing(Range::isMany)
            .thenComparingInt(Range::stop)
            .thenComparingInt(Range::step);

    /** The stop is the last number that is reached; one number has no distance to itself. */
    Range {
        stop = stop == OPEN ? OPEN : start + (stop - start) / step * step;
        step = stop == start ? 1 : step;
    }

    private boolean isMany() {
        return stop != start;
    }

    /**
     * The first number from {@code from} on.
     *
     * @param max how far the field goes
     */
    OptionalInt ceiling(int from, int max) {
        int steps = Math.max(0, from - start + step - 1) / step;
        int found = start + steps * step;
        return found <= (stop == OPEN ? max : Math.min(stop, max)) ? OptionalInt.of(found) : OptionalInt.empty();
    }

    /** The same counted from the end of a month, as days of one that has so many. */
    Range fromEndOf(int days) {
        int first = days + 1 - start;
        return stop == OPEN ? new Range(first, OPEN, step) : new Range(days + 1 - stop, first, step);
    }

    String text(Field field) {
        String first = number(start, field);
        if (stop == OPEN) {
            return first + "/" + step(field);
        }
        if (!isMany()) {
            return first;
        }
        return first + ".." + number(stop, field) + (step == field.unit() ? "" : "/" + step(field));
    }

    private String step(Field field) {
        return step / field.unit() + fraction(step, field);
    }

    private static String number(int value, Field field) {
        return String.format(Locale.ROOT, "%02d", value / field.unit()) + fraction(value, field);
    }

    private static String fraction(int value, Field field) {
        int rest = value % field.unit();
        return rest == 0 ? "" : String.format(Locale.ROOT, ".%06d", rest);
    }

    @Override
    public int compareTo(Range other) {
        return ORDER.compare(this, other);
    }
}
