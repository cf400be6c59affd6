package io.gitproc.model.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.unit.Restart;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OutcomeTest {
    /** The table of systemd.service(5), "Exit causes and the effect of the Restart= settings", and our health check. */
    @ParameterizedTest
    @CsvSource({
        "CLEAN,           no, always, on-success, -,          -,           -,        -",
        "UNCLEAN_CODE,    no, always, -,          on-failure, -,           -,        -",
        "UNCLEAN_SIGNAL,  no, always, -,          on-failure, on-abnormal, on-abort, -",
        "TIMEOUT,         no, always, -,          on-failure, on-abnormal, -,        -",
        "OOM,             no, always, -,          on-failure, on-abnormal, -,        -",
    })
    void restartsAsTheTableOfSystemdSays(
            Outcome outcome,
            String never,
            String always,
            String success,
            String failure,
            String abnormal,
            String abort,
            String watchdog) {
        assertThat(outcome.restarts(Restart.NO)).isFalse();
        assertThat(outcome.restarts(Restart.ALWAYS)).isTrue();
        assertThat(outcome.restarts(Restart.ON_SUCCESS)).isEqualTo(!success.equals("-"));
        assertThat(outcome.restarts(Restart.ON_FAILURE)).isEqualTo(!failure.equals("-"));
        assertThat(outcome.restarts(Restart.ON_ABNORMAL)).isEqualTo(!abnormal.equals("-"));
        assertThat(outcome.restarts(Restart.ON_ABORT)).isEqualTo(!abort.equals("-"));
        assertThat(outcome.restarts(Restart.ON_WATCHDOG)).isEqualTo(!watchdog.equals("-"));
    }

    @ParameterizedTest
    @CsvSource({"NO", "ON_SUCCESS", "ON_FAILURE", "ON_ABNORMAL", "ON_ABORT", "ON_WATCHDOG", "ALWAYS"})
    void aFailedHealthCheckRestartsInEveryMode(Restart mode) {
        assertThat(Outcome.HEALTH.restarts(mode)).isTrue();
    }
}
