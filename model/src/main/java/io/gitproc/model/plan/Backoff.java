package io.gitproc.model.plan;

import io.gitproc.model.unit.Directives;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.TimeSpan;
import java.time.Duration;

/** How long a unit that failed is left alone. */
final class Backoff {
    private static final Duration STABLE = Duration.ofSeconds(60);
    private static final int DOUBLINGS_MAX = 30;
    private static final int JITTER_STEPS = 1024;

    private Backoff() {}

    /**
     * The time to wait after a number of failures in a row.
     *
     * <p>Doubles from {@code RestartSec} and stays under {@code RestartMaxDelaySec}: 100 ms, 200 ms, … 5 min. From the
     * second one on up to a tenth is taken off, by a hash of unit and count, so that units that fail together do not
     * come back together. {@code RestartSteps=} sets how many steps lead to the maximum instead. Source:
     * systemd.service(5); ours doubles without it, so that a unit needs no second setting.
     *
     * @param failures 1 or more
     * @return never negative, never above the larger of the two settings
     */
    static Duration delay(ServiceSpec spec, int failures) {
        Duration first = spec.get(Directives.RESTART_SEC);
        Duration most = spec.get(Directives.RESTART_MAX_DELAY_SEC);
        if (failures <= 1 || first.isZero() || first.compareTo(most) >= 0) {
            return first;
        }
        int steps = spec.get(Directives.RESTART_STEPS);
        Duration grown = steps == 0 ? doubled(first, most, failures - 1) : stepped(first, most, failures - 1, steps);
        return jittered(grown, spec, failures);
    }

    /** Each step multiplies by the same; there is no step to no limit. */
    private static Duration stepped(Duration first, Duration most, int times, int steps) {
        if (most.equals(TimeSpan.INFINITY)) {
            return first;
        }
        if (times >= steps) {
            return most;
        }
        double seconds = seconds(first) * StrictMath.pow(seconds(most) / seconds(first), (double) times / steps);
        return shorter(Duration.ofSeconds((long) seconds, (long) (seconds % 1 * 1e9)), most);
    }

    private static double seconds(Duration span) {
        return span.getSeconds() + span.getNano() / 1e9;
    }

    private static Duration doubled(Duration first, Duration most, int times) {
        Duration delay = first;
        for (int i = 0; i < Math.min(times, DOUBLINGS_MAX) && delay.compareTo(most) < 0; i++) {
            delay = delay.multipliedBy(2);
        }
        return shorter(delay, most);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration jittered(Duration delay, ServiceSpec spec, int failures) {
        int hash = (spec.name().value().hashCode() * 31 + failures) * 0x9E3779B9;
        int step = Math.floorMod(hash >>> 16, JITTER_STEPS);
        return delay.minus(delay.dividedBy(10).multipliedBy(step).dividedBy(JITTER_STEPS));
    }

    /**
     * How long a unit has to stay up for its failures to be forgotten: 60 s, or twice the last delay if that is longer.
     *
     * @param failures 1 or more
     */
    static Duration stableAfter(ServiceSpec spec, int failures) {
        Duration twice = delay(spec, failures).multipliedBy(2);
        return twice.compareTo(STABLE) > 0 ? twice : STABLE;
    }
}
