package io.gitproc.reconciler.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeldomTest {
    private Instant now = Instant.parse("2026-11-22T20:36:01Z");
    private final List<String> log = new ArrayList<>();
    private final Seldom seldom = new Seldom(() -> now, log::add);

    @Test
    void oneLineAMinuteIsToldAndHowManyWereNot() {
        seldom.tell("first");
        seldom.tell("second");
        now = now.plus(Duration.ofSeconds(59));
        seldom.tell("third");
        now = now.plus(Duration.ofSeconds(1));
        seldom.tell("fourth");
        now = now.plus(Duration.ofMinutes(1));
        seldom.tell("fifth");

        assertThat(log).containsExactly("first", "fourth (and 2 more that were not told)", "fifth");
    }
}
