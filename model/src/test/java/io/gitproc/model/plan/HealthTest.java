package io.gitproc.model.plan;

import static io.gitproc.model.plan.Scene.CHECK;
import static io.gitproc.model.plan.Scene.Sight.launched;
import static io.gitproc.model.plan.Scene.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

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
    void aUnitWithoutACheckHasNoHealth() {
        scene.wants("web").sees("web", launched(0).asWanted()).now(100);

        assertThat(scene.outlook("web").health()).isEqualTo(Health.NONE);
    }

    @Test
    void failuresAreCountedFromTheLastPassOn() {
        Checks two = Checks.NONE.passed().failed().failed();

        assertThat(two).isEqualTo(new Checks(1, 2));
        assertThat(two.passed()).isEqualTo(new Checks(2, 0));
    }

    @ParameterizedTest
    @CsvSource({"4.9, false", "5, true"})
    void aFailureCountsFromTheEndOfTheStartPeriodOn(double now, boolean counts) {
        scene.wants("web", CHECK, "HealthCheckStartPeriod=5")
                .sees("web", launched(0).asWanted());

        assertThat(scene.countsFailures("web", now)).isEqualTo(counts);
    }

    @Test
    void withoutAStartPeriodNoFailureCountsBeforeTheFirstPass() {
        scene.wants("web", CHECK).sees("web", launched(0).asWanted().checked(0, 0));
        assertThat(scene.countsFailures("web", 1e6)).isFalse();

        scene.sees("web", launched(0).asWanted().checked(1, 0));
        assertThat(scene.countsFailures("web", 1)).isTrue();
    }

    @Test
    void aFailureOfWhatWasReadyOnceCountsAtOnce() {
        scene.wants("web", CHECK, "HealthCheckStartPeriod=1h")
                .sees("web", launched(0).asWanted().becameReady(1));

        assertThat(scene.countsFailures("web", 2)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void anEndIsOneOfHealthWhenTheCheckBroughtItAbout(StopCause.Kind kind) {
        boolean isOfHealth = List.of("HEALTH", "START_TIMEOUT").contains(kind.name());

        assertThat(kind.isOfHealth()).isEqualTo(isOfHealth);
    }

    @Test
    void hasAWordForEachAnswer() {
        assertThat(Health.values())
                .extracting(Health::word)
                .containsExactly("none", "unknown", "starting", "healthy", "unhealthy");
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
