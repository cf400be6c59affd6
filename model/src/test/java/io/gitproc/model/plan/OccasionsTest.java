package io.gitproc.model.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** When a timer starts its service, as people are told. */
final class OccasionsTest {
    @Test
    void eachTriggerIsSaidInWords() {
        assertThat(Occasions.of(Scene.spec(
                        "backup",
                        "Type=oneshot",
                        "[Timer]",
                        "OnUnitInactiveSec=4s",
                        "OnUnitActiveSec=3s",
                        "OnBootSec=2s",
                        "OnBootSec=1min",
                        "OnActiveSec=1s",
                        "OnCalendar=daily")))
                .containsExactly(
                        "at *-*-* 00:00:00",
                        "1s after its timer came",
                        "2s after the boot",
                        "1min after the boot",
                        "3s after its last start",
                        "4s after its last end");
    }

    @Test
    void aServiceWithoutATimerHasNone() {
        assertThat(Occasions.of(Scene.spec("web"))).isEmpty();
    }
}
