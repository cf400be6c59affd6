package io.gitproc.reconciler.health;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/** One way to ask a service whether it is well: one class for a URI scheme. */
@FunctionalInterface
public interface Probe {
    /**
     * Asks, and waits for the answer.
     *
     * @throws IOException when there is none
     */
    Verdict check(URI target, Duration timeout) throws IOException;
}
