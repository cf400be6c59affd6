package io.gitproc.model.calendar;

/** What a number of a calendar event counts. Seconds are counted in microseconds. */
enum Field {
    YEAR("year", 1970, 2199, 1),
    MONTH("month", 1, 12, 1),
    DAY("day", 1, 31, 1),
    /** From the end of the month, whose last day is 1. */
    DAY_FROM_END("day from the end of a month", 1, 28, 1),
    HOUR("hour", 0, 23, 1),
    MINUTE("minute", 0, 59, 1),
    SECOND("second", 0, 59_999_999, 1_000_000);

    private final String noun;
    private final int min;
    private final int max;
    private final int unit;

    Field(String noun, int min, int max, int unit) {
        this.noun = noun;
        this.min = min;
        this.max = max;
        this.unit = unit;
    }

    /** For people. */
    String noun() {
        return noun;
    }

    int min() {
        return min;
    }

    int max() {
        return max;
    }

    /** What the number 1 stands for. */
    int unit() {
        return unit;
    }
}
