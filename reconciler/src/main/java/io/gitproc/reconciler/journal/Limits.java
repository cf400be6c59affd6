package io.gitproc.reconciler.journal;

import java.time.Duration;

/**
 * How much of the past is kept.
 *
 * @param segment bytes after which the next segment begins
 * @param total bytes of all segments; the oldest go first
 * @param age a segment that was last written to before goes
 */
public record Limits(long segment, long total, Duration age) {
    private static final long SEGMENT_MAX = 8L << 20;
    private static final long SEGMENTS_MIN = 4;

    /** So that some segments are left when one goes. */
    public static Limits of(long total, Duration age) {
        return new Limits(Math.max(1, Math.min(SEGMENT_MAX, total / SEGMENTS_MIN)), total, age);
    }
}
