package io.gitproc.executors;

import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What was written down for a time that is yet to come: the clock of the host was set back since. It counts as of when that
 * was found, so that a delay or a timeout begins again at most, and nothing waits until the clock has caught up.
 */
final class Hindsight {
    /** A launcher writes while a turn lasts, which has one time. */
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    private final NavigableMap<Instant, Instant> found = new TreeMap<>();
    private Instant last = Instant.MIN;

    /** Whether the clock was set back since the last time that this was asked. */
    boolean isNeededAgain(Instant now) {
        boolean isSetBack = now.isBefore(last);
        last = now;
        return isSetBack;
    }

    Instant of(Instant written, Instant now) {
        found.headMap(now, true).clear();
        return written.isAfter(now.plus(TOLERANCE)) ? found.computeIfAbsent(written, later -> now) : written;
    }
}
