package io.gitproc.reconciler.text;

import java.time.Duration;
import java.util.List;

/** A span of time, in one word. */
public final class Age {
    private record Unit(long seconds, String name) {}

    private static final List<Unit> UNITS =
            List.of(new Unit(86_400, "d"), new Unit(3_600, "h"), new Unit(60, "min"), new Unit(1, "s"));

    private Age() {}

    /**
     * In the largest unit that it has one of: {@code 42s}, {@code 12min}, {@code 5h}, {@code 31d}. Whether it is to come or
     * has gone is not told.
     */
    public static String of(Duration span) {
        long seconds = span.abs().toSeconds();
        return UNITS.stream()
                .filter(unit -> seconds >= unit.seconds())
                .findFirst()
                .map(unit -> seconds / unit.seconds() + unit.name())
                .orElse("0s");
    }
}
