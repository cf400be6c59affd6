package io.gitproc.model.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.order.Ordering;
import io.gitproc.model.unit.UnitName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What is desired, and what a person says on top of it. */
final class DesiredTest {
    private static final UnitName WEB = Scene.name("web");
    private static final Wanted WANTED = Wanted.running(Scene.spec("web"), Scene.COMMIT);

    private static SortedMap<UnitName, Wanted> units(Wanted web) {
        return new TreeMap<>(Map.of(WEB, web));
    }

    @Test
    void aHoldChangesAUnitAndNothingElse() {
        StopCause hold = new StopCause(StopCause.Kind.HELD, "stopped by alice");
        Ordering ordering = Ordering.of(List.of(Scene.spec("db", "Before=web"), Scene.spec("web")))
                .ordering();
        Desired desired = new Desired(Scene.COMMIT, units(WANTED), ordering)
                .rejecting(new TreeSet<>(List.of(Scene.name("api"))))
                .startingAtOnce(3);

        Desired held = desired.with(units(WANTED.held(hold)));

        assertThat(held.units().get(WEB).hold()).contains(hold);
        assertThat(held.with(desired.units())).isEqualTo(desired);
    }

    @Test
    void aWishThatLastsEndsAfterItsSpan() {
        Actor alice = new Actor("alice");

        assertThat(new Intent(alice, "", Optional.of(Duration.ofSeconds(5))).until(Scene.at(7)))
                .contains(Scene.at(12));
        assertThat(Intent.of(alice, "").until(Scene.at(7))).isEmpty();
    }
}
