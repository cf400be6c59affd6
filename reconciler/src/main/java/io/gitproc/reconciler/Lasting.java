package io.gitproc.reconciler;

import io.gitproc.reconciler.text.Age;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long something lasts that a person decided: {@code 5min ago, 1h left}. */
final class Lasting {
    private Lasting() {}

    static String words(Instant since, Optional<Instant> until, Instant now) {
        return Age.of(Duration.between(since, now)) + " ago"
                + until.map(end -> ", " + Age.of(Duration.between(now, end)) + " left")
                        .orElse("");
    }
}
