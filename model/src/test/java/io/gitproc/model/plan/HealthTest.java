package io.gitproc.model.plan;

import static io.gitproc.model.plan.Scene.CHECK;
import static io.gitproc.model.plan.Scene.Sight.launched;
import static io.gitproc.model.plan.Scene.at;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the answers of a health check do to a unit. */
final class HealthTest {
    private final Scene scene = new Scene();

    @Test
    void aUnitIsStartingUntilItsCheckPasses() {
        scene.wants("web", CHECK).sees("web", launched(0, CHECK).checked(0, 2)).now(10);

        assertThat(scene.ready()).isEmpty();
        assertThat(scene.outlook("web").state()).isEqualTo(UnitState.STARTING);
        assertThat(scene.outlook("web").health()).isEqualTo(Health.STARTING);
        assertThat(scene.plan().wakeAt()).contains(at(90));
    }

    @Test
    void theFirstPassIsWrittenDown() {
        scene.wants("web", CHECK).sees("web", launched(0, CHECK).checked(1, 0)).now(10);

        assertThat(scene.ready()).containsExactly("mark ready web");
    }

    @Test
    void aUnitThatIsNotReadyInTimeIsStopped() {
        scene.wants("web", CHECK, "TimeoutStartSec=5")
                .sees("web", launched(0, CHECK).checked(0, 2))
                .now(5);

        assertThat(scene.ready()).containsExactly("stop web: start timeout");
    }

    @Test
    void failuresAfterTheStartPeriodRestartAUnitThatWasNeverReady() {
        scene.wants("web", CHECK, "HealthCheckStartPeriod=5")
                .sees("web", launched(0, CHECK).checked(0, 3))
                .now(50);

        assertThat(scene.ready()).containsExactly("stop web: health");
    }

    @Test
    void threeFailuresInARowRestart() {
        scene.wants("web", CHECK)
                .sees("web", launched(0, CHECK).becameReady(1).checked(4, 3))
                .now(100);

        assertThat(scene.ready()).containsExactly("stop web: health");
    }

    @Test
    void twoFailuresDoNot() {
        scene.wants("web", CHECK)
                .sees("web", launched(0, CHECK).becameReady(1).checked(4, 2))
                .now(100);

        assertThat(scene.ready()).isEmpty();
        assertThat(scene.outlook("web").health()).isEqualTo(Health.HEALTHY);
    }

    @Test
    void anAdoptedUnitThatWasReadyIsNotLateThoughNothingIsKnownOfIt() {
        scene.wants("web", CHECK).sees("web", launched(0, CHECK).becameReady(1)).now(1e6);

        assertThat(scene.ready()).isEmpty();
        assertThat(scene.outlook("web").health()).isEqualTo(Health.UNKNOWN);
    }

    @Test
    void aCheckThatACommitAddsDoesNotMakeARunningUnitLate() {
        scene.wants("web", CHECK).sees("web", launched(0).checked(0, 1)).now(1e6);

        assertThat(scene.ready()).containsExactly("mark ready web", "adjust web");
        assertThat(scene.outlook("web").state()).isEqualTo(UnitState.RUNNING);
    }
}
