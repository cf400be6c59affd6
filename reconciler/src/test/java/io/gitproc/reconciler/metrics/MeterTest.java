package io.gitproc.reconciler.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.executors.InvocationKey;
import io.gitproc.executors.Resources;
import io.gitproc.model.plan.InvocationId;
import io.gitproc.model.unit.Bytes;
import io.gitproc.model.unit.UnitName;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MeterTest {
    private static final UnitName WEB = UnitName.of("web");
    private static final InvocationKey KEY = new InvocationKey(WEB, "0123456789ab", new InvocationId("a".repeat(32)));

    private final AtomicInteger looks = new AtomicInteger();
    private volatile Instant now = Instant.parse("2026-11-22T20:36:01Z");
    private final Meter meter = new Meter(() -> new TreeMap<>(Map.of(WEB, KEY)), this::look, () -> now);

    private SortedMap<InvocationKey, Resources> look(SortedSet<InvocationKey> keys) {
        looks.incrementAndGet();
        return new TreeMap<>(Map.of(keys.first(), Resources.ofProcesses(Duration.ZERO, new Bytes(1), 1)));
    }

    @Test
    void nobodyLooksUntilSomebodyAsks() {
        try (meter) {
            assertThat(meter.newest()).isEmpty();
            assertThat(looks).hasValue(0);
            assertThat(meter.fresh().join()).containsOnlyKeys("web.service");
            assertThat(meter.newest()).containsOnlyKeys("web.service");
        }
    }

    @Test
    void whoeverAsksWithinASecondGetsTheSameLook() {
        try (meter) {
            for (int i = 0; i < 100; i++) {
                meter.fresh().join();
            }
            assertThat(looks).hasValue(1);
            now = now.plusSeconds(2);
            meter.fresh().join();
            assertThat(looks).hasValue(2);
        }
    }

    @Test
    void anOldLookIsNotShown() {
        try (meter) {
            meter.fresh().join();
            now = now.plusSeconds(61);

            assertThat(meter.newest()).isEmpty();
        }
    }

    @Test
    void afterTheEndNothingIsLookedAt() {
        meter.close();

        assertThat(meter.fresh().join()).isEmpty();
        assertThat(looks).hasValue(0);
    }
}
