package io.gitproc.model.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.unit.ServiceSpec;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class BackoffTest {
    private static final ServiceSpec WEB = Scene.spec("web");

    @Test
    void theFirstDelayIsRestartSec() {
        assertThat(Backoff.delay(WEB, 1)).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void aLaterDelayIsDoubledLessAtMostATenth() {
        for (int failures = 2; failures <= 11; failures++) {
            Duration doubled = Duration.ofMillis(100L << (failures - 1));
            assertThat(Backoff.delay(WEB, failures))
                    .isBetween(doubled.multipliedBy(9).dividedBy(10), doubled);
        }
    }

    @Test
    void noDelayIsAboveTheMaximum() {
        assertThat(Backoff.delay(WEB, 1_000_000)).isBetween(Duration.ofSeconds(270), Duration.ofMinutes(5));
    }

    @Test
    void aLongerRestartSecIsKept() {
        assertThat(Backoff.delay(Scene.spec("web", "RestartSec=1h"), 5)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void zeroStaysZero() {
        assertThat(Backoff.delay(Scene.spec("web", "RestartSec=0"), 20)).isZero();
    }

    @Test
    void unitsThatFailTogetherDoNotComeBackTogether() {
        assertThat(Backoff.delay(WEB, 8)).isNotEqualTo(Backoff.delay(Scene.spec("worker"), 8));
    }
}
