package io.gitproc.model.calendar;

import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The numbers that one field of a calendar event may have.
 *
 * @param ranges sorted; none for every number
 */
record Component(Field field, List<Range> ranges) {

    static Component every(Field field) {
        return new Component(field, List.of());
    }

    static Component of(Field field, Collection<Range> ranges) {
        return new Component(field, List.copyOf(new TreeSet<>(ranges)));
    }

    static Component only(Field field, int number) {
        return of(field, List.of(new Range(number * field.unit(), number * field.unit(), field.unit())));
    }

    /** The first number from {@code from} on. */
    OptionalInt ceiling(int from) {
        return ceiling(from, ranges, field.max());
    }

    /** The first day from {@code from} on in a month that has so many. */
    OptionalInt dayFrom(int from, int days) {
        List<Range> here = field == Field.DAY_FROM_END
                ? ranges.stream().map(range -> range.fromEndOf(days)).toList()
                : ranges;
        return ceiling(from, here, days);
    }

    private OptionalInt ceiling(int from, List<Range> some, int max) {
        if (some.isEmpty()) {
            int whole = Math.max(from, field.min()) + field.unit() - 1;
            int next = whole / field.unit() * field.unit();
            return next <= max ? OptionalInt.of(next) : OptionalInt.empty();
        }
        return some.stream()
                .flatMapToInt(range -> range.ceiling(Math.max(from, field.min()), max).stream())
                .min();
    }

    String text() {
        return ranges.isEmpty()
                ? "*"
                : ranges.stream().map(range -> range.text(field)).collect(Collectors.joining(","));
    }
}
