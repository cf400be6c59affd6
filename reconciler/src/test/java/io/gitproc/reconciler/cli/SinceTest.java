package io.gitproc.reconciler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SinceTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-22T20:36:01Z"), ZoneId.of("Europe/Berlin")); // 21:36:01 there

    @ParameterizedTest
    @CsvSource({
        "now, 2026-11-22T20:36:01Z",
        "today, 2026-11-21T23:00:00Z",
        "yesterday, 2026-11-20T23:00:00Z",
        "10min, 2026-11-22T20:26:01Z",
        "1h 30min ago, 2026-11-22T19:06:01Z",
        "90, 2026-11-22T20:34:31Z",
        "infinity, 1970-01-01T00:00:00Z",
        "20:36, 2026-11-22T19:36:00Z",
        "2026-11-01, 2026-10-31T23:00:00Z",
        "2026-11-01 12:00, 2026-11-01T11:00:00Z",
        "2026-11-01 12:00:05.5, 2026-11-01T11:00:05.500Z",
        "2026-11-01T12:00:05Z, 2026-11-01T12:00:05Z",
        "2026-11-01T12:00:05+02:00, 2026-11-01T10:00:05Z",
    })
    void timesAreReadAsPeopleWriteThem(String text, String instant) {
        assertThat(Since.parse(text, CLOCK)).contains(Instant.parse(instant));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "10 parsecs", "2026-13-01", "25:00", "-5min", "2026-11-01T12"})
    void whatIsNoTimeIsNone(String text) {
        assertThat(Since.parse(text, CLOCK)).isEmpty();
    }
}
