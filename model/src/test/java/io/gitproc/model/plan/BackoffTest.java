package io.gitproc.model.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.unit.Directives;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.TimeSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BackoffTest {
    private static final ServiceSpec WEB = Scene.spec("web");

    @Test
    void theFirstDelayIsRestartSec() {
        assertThat(Backoff.delay(WEB, 1)).isEqualTo(Duration.ofMillis(100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RestartSec=4", "RestartSec=5min", "RestartSec=10min"})
    void theFirstDelayAndOneThatCannotGrowAreExact(String line) {
        ServiceSpec web = Scene.spec("web", line);

        assertThat(Backoff.delay(web, 1)).isEqualTo(web.get(Directives.RESTART_SEC));
        assertThat(Backoff.delay(Scene.spec("web", line, "RestartMaxDelaySec=1"), 7))
                .isEqualTo(web.get(Directives.RESTART_SEC));
        assertThat(Backoff.delay(Scene.spec("web", line, "RestartMaxDelaySec=" + line.substring(11)), 7))
                .isEqualTo(web.get(Directives.RESTART_SEC));
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

    @ParameterizedTest
    @CsvSource({"2, 200", "3, 400", "4, 800", "5, 1600", "6, 3200", "7, 6400", "8, 6400"})
    void stepsMayBeFractionsOfASecond(int failures, long most) {
        ServiceSpec web = Scene.spec("web", "RestartSec=100ms", "RestartMaxDelaySec=6400ms", "RestartSteps=6");

        assertThat(Backoff.delay(web, failures)).isBetween(Duration.ofMillis(most * 9 / 10), Duration.ofMillis(most));
    }

    @ParameterizedTest
    @CsvSource({"1, 60", "30, 60", "60, 120", "3600, 7200"})
    void failuresAreForgottenAfterTwiceTheLastDelayAndNotBeforeAMinute(int restartSec, int seconds) {
        ServiceSpec web = Scene.spec("web", "RestartSec=" + restartSec, "RestartMaxDelaySec=" + restartSec);

        assertThat(Backoff.stableAfter(web, 4)).isEqualTo(Duration.ofSeconds(seconds));
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
