package io.gitproc.reconciler.cli;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The clock of the system, in the zone of the system.
 *
 * <p>To know that zone the JDK looks for rules of zones in each jar of the class path, which takes as long as a verb: only those
 * that show or read a time of day wait for it.
 */
final class LocalClock extends Clock {
    @Override
    public Instant instant() {
        return Instant.now();
    }

    @Override
    public ZoneId getZone() {
        return ZoneId.systemDefault();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.system(zone);
    }
}
