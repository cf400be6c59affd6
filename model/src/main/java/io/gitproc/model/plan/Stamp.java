package io.gitproc.model.plan;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a timer that no process tells: it outlives them, and the host.
 *
 * @param seen when it came: what was before that is none of its slots
 * @param slot the newest one that is dealt with: one after the other, never one twice
 * @param boot during which that was; whatever was not started by its end is not started any more
 * @param passed whether nothing is to be started for it
 */
public record Stamp(Instant seen, Optional<Instant> slot, String boot, boolean passed) {

    public static Stamp seen(Instant now, String boot) {
        return new Stamp(now, Optional.empty(), boot, false);
    }

    public Stamp accepting(Instant due, String during) {
        return new Stamp(seen, Optional.of(due), during, false);
    }

    /** Without a start. */
    public Stamp passing(Instant due, String during) {
        return new Stamp(seen, Optional.of(due), during, true);
    }

    /** Of a timer that is gone: there is nobody to start. */
    public Stamp closed() {
        return new Stamp(seen, slot, boot, true);
    }

    /** Whether all that it tells was before that. */
    public boolean isOlderThan(Instant time) {
        return seen.isBefore(time) && slot.orElse(seen).isBefore(time);
    }

    /** The slot that is to be served by a start; whether there was one shows in its record. */
    public Optional<Instant> open(HostClock clock) {
        return slot.filter(at -> !passed && isOf(clock));
    }

    boolean isOf(HostClock clock) {
        return boot.equals(clock.boot());
    }
}
