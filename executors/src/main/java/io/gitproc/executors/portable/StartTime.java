package io.gitproc.executors.portable;

import io.gitproc.executors.RecordText;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a process began, which with its number tells it from every other one.
 *
 * <p>Linux counts from the boot, and Java adds a time of boot in whole seconds that it estimates anew in each JVM, so two
 * daemons may differ by a second about one process.
 */
record StartTime(Optional<Instant> at) {
    private static final String KEY = "start";
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    static StartTime of(ProcessHandle process) {
        return new StartTime(process.info().startInstant());
    }

    /** Nothing is added when the system does not tell. */
    RecordText written(RecordText record) {
        return at.map(instant -> record.with(KEY, instant)).orElse(record);
    }

    /** A time that is not known is nobody's. */
    boolean isThatOf(RecordText record) {
        return at.flatMap(now -> record.instant(KEY).map(then -> isNear(now, then)))
                .orElse(false);
    }

    private static boolean isNear(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(TOLERANCE) <= 0;
    }
}
