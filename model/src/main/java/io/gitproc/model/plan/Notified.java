package io.gitproc.model.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a service has said of itself: sd_notify(3).
 *
 * @param ready when it said so for the first time
 * @param stopping when it said so for the first time
 * @param extended until when its start may take, whatever its timeout says
 * @param hung when it had been silent for longer than {@code WatchdogSec=} allows
 * @param errno why it fails, as a number of errno(3); 0 for none
 * @param status how it is, for people; may be empty
 */
public record Notified(
        Optional<Instant> ready,
        Optional<Instant> stopping,
        Optional<Instant> extended,
        Optional<Instant> hung,
        long errno,
        String status) {

    /** It has said nothing. */
    public static final Notified NOTHING =
            new Notified(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0, "");

    /** For people. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        stopping.ifPresent(at -> notes.add("says that it stops"));
        if (errno > 0) {
            notes.add("says errno " + errno);
        }
        if (!status.isEmpty()) {
            notes.add("says: " + status);
        }
        return notes;
    }
}
