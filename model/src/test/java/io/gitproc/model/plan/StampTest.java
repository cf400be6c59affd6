package io.gitproc.model.plan;

import static io.gitproc.model.plan.Scene.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** What is kept of a timer. */
final class StampTest {
    private static final HostClock FIRST_BOOT = new HostClock("web1", ZoneOffset.UTC, "boot-1", at(0));
    private static final HostClock SECOND_BOOT = new HostClock("web1", ZoneOffset.UTC, "boot-2", at(900));
    private static final Stamp SEEN = Stamp.seen(at(10), "boot-1");

    @Test
    void aTimerThatHasJustComeHasNoSlotToServe() {
        assertThat(SEEN.open(FIRST_BOOT)).isEmpty();
    }

    @Test
    void anAcceptedSlotIsToBeServedUntilTheHostIsBooted() {
        Stamp accepted = SEEN.accepting(at(30), "boot-1");

        assertThat(accepted.open(FIRST_BOOT)).contains(at(30));
        assertThat(accepted.open(SECOND_BOOT)).isEmpty();
        assertThat(accepted.accepting(at(930), "boot-2").open(SECOND_BOOT)).contains(at(930));
    }

    @Test
    void aSlotThatIsPassedIsDealtWithAndNothingIsStarted() {
        Stamp passed = SEEN.passing(at(30), "boot-1");

        assertThat(passed.slot()).contains(at(30));
        assertThat(passed.open(FIRST_BOOT)).isEmpty();
        assertThat(passed.accepting(at(90), "boot-1").open(FIRST_BOOT)).contains(at(90));
    }

    @Test
    void nothingIsStartedForATimerThatIsGone() {
        Stamp closed = SEEN.accepting(at(30), "boot-1").closed();

        assertThat(closed.slot()).contains(at(30));
        assertThat(closed.open(FIRST_BOOT)).isEmpty();
    }

    @Test
    void itIsAsOldAsTheNewestThingThatItTells() {
        Stamp accepted = SEEN.accepting(at(30), "boot-1");

        assertThat(SEEN.isOlderThan(at(10))).isFalse();
        assertThat(SEEN.isOlderThan(at(11))).isTrue();
        assertThat(accepted.isOlderThan(at(30))).isFalse();
        assertThat(accepted.isOlderThan(at(31))).isTrue();
        assertThat(SEEN.accepting(at(5), "boot-1").isOlderThan(at(10))).isFalse();
    }
}
