package io.gitproc.executors.linux;

import io.gitproc.model.unit.CpuQuota;
import java.util.Optional;

/**
 * {@code CPUQuota=} as the kernel wants it.
 *
 * @param quota microseconds of processor time in each period; empty for any number of them
 * @param period in microseconds
 */
record CpuTime(Optional<Long> quota, long period) {
    private static final long PERIOD = 100_000;

    /** For a quota below 1 %: the kernel accepts none under a millisecond, and no period over a second. */
    private static final long LONG_PERIOD = 1_000_000;

    private static final int ONE_PERCENT = 100;
    private static final int WHOLE = 10_000;

    static CpuTime of(Optional<CpuQuota> wanted) {
        long period = wanted.map(CpuTime::period).orElse(PERIOD);
        return new CpuTime(wanted.map(share -> share.hundredths() * period / WHOLE), period);
    }

    private static long period(CpuQuota share) {
        return share.hundredths() < ONE_PERCENT ? LONG_PERIOD : PERIOD;
    }

    /** The quota, or the word for none. */
    String quotaOr(String unlimited) {
        return quota.map(Object::toString).orElse(unlimited);
    }
}
