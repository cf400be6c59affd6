package io.gitproc.executors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UptimeTest {
    @Test
    void itIsTheFirstNumberInSeconds() {
        assertThat(Uptime.of("3124.59 6012.03\n")).isEqualTo(Duration.ofMillis(3_124_590));
        assertThat(Uptime.of("7 1\n")).isEqualTo(Duration.ofSeconds(7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x 1", "-3 1", "1e9 1", "99999999999999 1", "3124.59"})
    void anotherTextTellsNothing(String text) {
        assertThat(Uptime.of(text)).isZero();
    }
}
