package io.gitproc.reconciler.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Lets one line a minute through: what anybody may cause fills no log.
 *
 * <p>Threads: any.
 */
final class Seldom {
    private static final Duration APART = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Consumer<String> log;
    private Instant free = Instant.MIN;
    private long withheld;

    Seldom(InstantSource clock, Consumer<String> log) {
        this.clock = clock;
        this.log = log;
    }

    synchronized void tell(String line) {
        Instant now = clock.instant();
        if (now.isBefore(free)) {
            withheld++;
            return;
        }
        log.accept(withheld == 0 ? line : line + " (and " + withheld + " more that were not told)");
        free = now.plus(APART);
        withheld = 0;
    }
}
