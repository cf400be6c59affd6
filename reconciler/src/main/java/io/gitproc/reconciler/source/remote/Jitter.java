package io.gitproc.reconciler.source.remote;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.CRC32;

/**
 * Spreads the fetches of many hosts. A hash, not chance: a host does the same on every day.
 *
 * @param host what tells this host from others
 */
record Jitter(String host) {
    private static final int STEPS = 1000;

    /**
     * The time to the next fetch: four to six fifths of the interval.
     *
     * @param number of the fetch; each has another pause, so that two hosts that meet once part again
     */
    Duration pause(Duration interval, long number) {
        CRC32 hash = new CRC32();
        hash.update((host + " " + number).getBytes(StandardCharsets.UTF_8));
        return interval.multipliedBy(4 * STEPS + 2 * (hash.getValue() % (STEPS + 1)))
                .dividedBy(5 * STEPS);
    }
}
