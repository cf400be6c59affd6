package io.gitproc.reconciler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgesTest {
    @ParameterizedTest
    @CsvSource({
        "PT0S, 0s",
        "PT0.9S, 0s",
        "PT59S, 59s",
        "PT60S, 1min",
        "PT59M59S, 59min",
        "PT1H, 1h",
        "PT23H59M, 23h",
        "P1D, 1d",
        "P400D, 400d",
        "PT-5S, 5s"
    })
    void anAgeIsInTheLargestUnitThatItHasOneOf(Duration span, String words) {
        assertThat(Ages.brief(span)).isEqualTo(words);
    }
}
