package io.gitproc.model.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.TimeSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @Test
    void stepsLeadFromTheFirstDelayToTheLongestByOneFactor() {
        ServiceSpec web = Scene.spec("web", "RestartSec=1", "RestartMaxDelaySec=16", "RestartSteps=2");

        assertThat(Backoff.delay(web, 1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(Backoff.delay(web, 2)).isBetween(Duration.ofMillis(3600), Duration.ofSeconds(4));
        assertThat(Backoff.delay(web, 3)).isBetween(Duration.ofMillis(14400), Duration.ofSeconds(16));
        assertThat(Backoff.delay(web, 1_000_000)).isBetween(Duration.ofMillis(14400), Duration.ofSeconds(16));
    }

    @Test
    void thereIsNoStepToNoLimit() {
        ServiceSpec web = Scene.spec("web", "RestartSec=3", "RestartMaxDelaySec=infinity", "RestartSteps=5");

        assertThat(Backoff.delay(web, 4)).isBetween(Duration.ofMillis(2700), Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "0, infinity, 7",
        "1us, infinity, 0",
        "1us, 584542y, 0",
        "1us, 584542y, 1000000",
        "584542y, infinity, 0",
        "584541y, 584542y, 0",
        "584541y, 584542y, 3",
        "infinity, infinity, 0",
        "infinity, 1, 2"
    })
    void noTimeOverflows(String first, String most, int steps) {
        ServiceSpec web =
                Scene.spec("web", "RestartSec=" + first, "RestartMaxDelaySec=" + most, "RestartSteps=" + steps);

        for (int failures : List.of(1, 2, 3, 40, 1000, Integer.MAX_VALUE)) {
            assertThat(Backoff.delay(web, failures)).isBetween(Duration.ZERO, TimeSpan.INFINITY);
            assertThat(Backoff.stableAfter(web, failures)).isGreaterThanOrEqualTo(Duration.ofMinutes(1));
            assertThat(Instant.parse("2030-01-01T00:00:00Z").plus(Backoff.stableAfter(web, failures)))
                    .isNotNull();
        }
    }
}
