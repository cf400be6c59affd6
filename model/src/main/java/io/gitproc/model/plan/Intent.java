package io.gitproc.model.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a person says with a wish that lasts.
 *
 * @param by who
 * @param reason why; may be empty
 * @param span how long it lasts; empty: until somebody ends it
 */
public record Intent(Actor by, String reason, Optional<Duration> span) {

    /** Without an end. */
    public static Intent of(Actor by, String reason) {
        return new Intent(by, reason, Optional.empty());
    }

    /** When it ends by itself, had it been said at that time. */
    public Optional<Instant> until(Instant now) {
        return span.map(now::plus);
    }
}
