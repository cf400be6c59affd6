package io.gitproc.model.plan;

import static io.gitproc.model.plan.Scene.CHECK;
import static io.gitproc.model.plan.Scene.EXIT_0;
import static io.gitproc.model.plan.Scene.EXIT_1;
import static io.gitproc.model.plan.Scene.Sight.launched;
import static io.gitproc.model.plan.Scene.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whether the new version of a unit has failed where the old one was well. The old one has A=1, the new one A=2. */
final class UpdateTest {
    private static final String OLD = "Environment=A=1";
    private static final String NEW = "Environment=A=2";
    private static final String DEADLINE = "[X-GitProc]\nUpdateDeadline=60";

    private final Scene scene = new Scene().wants("web", NEW, "Restart=always", DEADLINE);

    /** It ran for a hundred seconds, and was stopped for the new version. */
    private static Scene.Sight old() {
        return launched(0, OLD).asked(100, StopCause.Kind.REPLACED).ended(101, EXIT_0);
    }

    private static Scene.Sight crashed(double at) {
        return launched(at).asWanted().ended(at + 1, EXIT_1);
    }

    private Optional<String> failure(double now) {
        return scene.update("web").failure(at(now)).map(FailedUpdate::cause);
    }

    @Nested
    final class Crashes {
        @Test
        void threeOfThemBeforeTheDeadlineAreAFailure() {
            scene.sees("web", old(), crashed(102), crashed(104), crashed(106));

            assertThat(failure(107)).contains("crashed 3 times within 1min, last: exit 1");
        }

        @Test
        void twoAreNotYetOne() {
            scene.sees("web", old(), crashed(102), crashed(104));

            assertThat(failure(107)).isEmpty();
        }

        @Test
        void theLastOneThatCountsIsAtTheDeadline() {
            scene.sees("web", old(), crashed(102), crashed(104), crashed(161));
            assertThat(failure(161.9)).contains("crashed 3 times within 1min, last: exit 1");

            scene.sees("web", old(), crashed(102), crashed(104), crashed(161.1));
            assertThat(failure(161.9)).isEmpty();
        }

        @Test
        void oneThatRunsNowHasNotCrashed() {
            scene.sees("web", old(), crashed(102), crashed(104), launched(106).asWanted());

            assertThat(failure(107)).isEmpty();
        }

        /** Its launcher was killed, and nobody wrote down how it ended. */
        @Test
        void oneThatIsLostIsOneToo() {
            scene.sees(
                    "web",
                    old(),
                    crashed(102),
                    crashed(104),
                    launched(106).asWanted().vanished());

            assertThat(failure(107)).contains("crashed 3 times within 1min, last: exit unknown");
        }

        @Test
        void threeAreNoneForWhatIsUpByNow() {
            scene.sees(
                    "web",
                    old(),
                    crashed(102),
                    crashed(104),
                    crashed(106),
                    launched(108).asWanted());

            assertThat(failure(109)).isEmpty();
        }

        @Test
        void aGoodEndIsNone() {
            scene.sees(
                    "web",
                    old(),
                    crashed(102),
                    crashed(104),
                    launched(106).asWanted().ended(107, EXIT_0));

            assertThat(failure(108)).isEmpty();
        }
    }

    @Nested
    final class Replaced {
        /** It went well, and then there was the old version for a while. */
        private Scene.Sight updated() {
            return launched(102).asWanted().asked(110, StopCause.Kind.REPLACED).ended(111, EXIT_0);
        }

        @Test
        void anUpdateThatWentWellBeforeIsNoTryOfThisOne() {
            scene.sees("web", old(), updated(), launched(112, OLD).ended(300, EXIT_1));

            assertThat(failure(301)).isEmpty();
        }

        @Test
        void theNextToTheSameVersionHasItsOwnTime() {
            scene.sees("web", old(), updated(), launched(112, OLD).ended(300, EXIT_1), crashed(301), crashed(303));
            assertThat(failure(305)).isEmpty();

            scene.sees(
                    "web",
                    old(),
                    updated(),
                    launched(112, OLD).ended(300, EXIT_1),
                    crashed(301),
                    crashed(303),
                    crashed(305));
            assertThat(failure(307)).contains("crashed 3 times within 1min, last: exit 1");
        }
    }

    @Nested
    final class TakenDown {
        @ParameterizedTest
        @EnumSource(names = {"HELD", "DEPENDENCY", "RESTART", "SHUTDOWN", "REMOVED"})
        void whatOthersEndedIsNoTry(StopCause.Kind kind) {
            scene.sees("web", old(), launched(102).asWanted().asked(110, kind).ended(111, EXIT_0));

            assertThat(failure(300)).isEmpty();
        }

        @Test
        void theTimeBeginsAnewWithTheNextStart() {
            scene.sees(
                    "web",
                    old(),
                    crashed(102),
                    launched(104).asWanted().asked(110, StopCause.Kind.HELD).ended(111, EXIT_0),
                    crashed(300),
                    crashed(302));

            assertThat(failure(304)).isEmpty();
            assertThat(failure(360)).contains("did not get ready within 1min");
        }

        @Test
        void ofSeveralTimesItBeginsAnewWithTheLast() {
            scene.sees(
                    "web",
                    old(),
                    launched(104).asWanted().asked(110, StopCause.Kind.HELD).ended(111, EXIT_0),
                    crashed(120),
                    launched(200).asWanted().asked(210, StopCause.Kind.HELD).ended(211, EXIT_0),
                    crashed(300),
                    crashed(302));

            assertThat(failure(304)).isEmpty();
            assertThat(failure(360)).contains("did not get ready within 1min");
        }

        @Test
        void whatWasStoppedForItsHealthIsOne() {
            scene.sees(
                    "web",
                    old(),
                    launched(102).asWanted().asked(110, StopCause.Kind.HEALTH).ended(111, EXIT_0));

            assertThat(failure(162)).contains("did not get ready within 1min");
        }
    }

    @Nested
    final class TheDeadline {
        @BeforeEach
        void withACheck() {
            scene.wants("web", NEW, CHECK, DEADLINE);
        }

        @Test
        void isCountedFromTheFirstStartOfTheNewVersion() {
            scene.sees("web", old(), launched(102).asWanted());

            assertThat(failure(161.9)).isEmpty();
            assertThat(failure(162)).contains("did not get ready within 1min");
        }

        @Test
        void isWaitedForUntilItComes() {
            scene.sees("web", old(), launched(102).asWanted());

            assertThat(scene.update("web").wakeAt(at(161.9))).contains(at(162));
            assertThat(scene.update("web").wakeAt(at(162))).isEmpty();
        }

        @Test
        void isNothingToWhatIsReady() {
            scene.sees("web", old(), launched(102).asWanted().becameReady(110));

            assertThat(failure(1000)).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"110, 300, true", "162, 300, true", "162.1, 300, false", "110, 162, false", "110, 162.1, true"})
        void wasKeptByWhatWasUpWhenItCame(double ready, double end, boolean kept) {
            scene.sees("web", old(), launched(102).asWanted().becameReady(ready).ended(end, EXIT_1));

            assertThat(failure(1000).isEmpty()).isEqualTo(kept);
        }

        @ParameterizedTest
        @CsvSource({"162, false", "162.1, true"})
        void wasMissedByWhatWasAskedToEndBefore(double asked, boolean kept) {
            scene.sees(
                    "web",
                    old(),
                    launched(102)
                            .asWanted()
                            .becameReady(110)
                            .asked(asked, StopCause.Kind.HEALTH)
                            .ended(170, EXIT_0));

            assertThat(failure(1000).isEmpty()).isEqualTo(kept);
        }

        @Test
        void isNoneForAUnitThatIsHeld() {
            scene.holds("web", NEW, CHECK, DEADLINE).sees("web", old(), launched(102, NEW, CHECK, DEADLINE));

            assertThat(failure(1000)).isEmpty();
        }
    }

    @Nested
    final class TheOldVersion {
        @Test
        void isTheOneThatWasReplaced() {
            scene.sees("web", old(), crashed(102), crashed(104), crashed(106));

            assertThat(scene.update("web").oldVersion()).contains(Scene.spec("web", OLD));
            assertThat(scene.update("web").failure(at(107)))
                    .contains(new FailedUpdate(
                            Scene.name("web"),
                            Scene.COMMIT,
                            Scene.COMMIT,
                            "crashed 3 times within 1min, last: exit 1"));
        }

        @Test
        void isTheLastOneThatWasReplaced() {
            scene.sees(
                    "web",
                    launched(0, "Environment=A=0")
                            .asked(50, StopCause.Kind.REPLACED)
                            .ended(51, EXIT_0),
                    launched(52, OLD).asked(100, StopCause.Kind.REPLACED).ended(101, EXIT_0),
                    crashed(102));

            assertThat(scene.update("web").oldVersion()).contains(Scene.spec("web", OLD));
        }

        @ParameterizedTest
        @EnumSource(
                value = StopCause.Kind.class,
                names = {"RESTART", "HELD", "REMOVED", "HEALTH"})
        void wasStoppedForTheNewOneAndForNothingElse(StopCause.Kind kind) {
            scene.sees("web", launched(0, OLD).asked(100, kind).ended(101, EXIT_0), crashed(102));

            assertThat(scene.update("web").oldVersion()).isEmpty();
            assertThat(scene.update("web").wakeAt(at(103))).isEmpty();
        }

        @Test
        void wasWell() {
            scene.sees(
                    "web",
                    launched(0, OLD, CHECK).asked(100, StopCause.Kind.REPLACED).ended(101, EXIT_0));
            assertThat(scene.update("web").oldVersion()).isEmpty();

            scene.sees(
                    "web",
                    launched(0, OLD, CHECK)
                            .becameReady(5)
                            .asked(100, StopCause.Kind.REPLACED)
                            .ended(101, EXIT_0));
            assertThat(scene.update("web").oldVersion()).contains(Scene.spec("web", OLD, CHECK));
        }

        @Test
        void hadNotFailedBefore() {
            scene.sees(
                    "web",
                    launched(99, OLD)
                            .failedBefore(1)
                            .asked(100, StopCause.Kind.REPLACED)
                            .ended(101, EXIT_0));

            assertThat(scene.update("web").oldVersion()).isEmpty();
        }

        @Test
        void isNoOneshot() {
            scene.sees(
                    "web",
                    launched(0, OLD, "Type=oneshot")
                            .asked(100, StopCause.Kind.REPLACED)
                            .ended(101, EXIT_0));

            assertThat(scene.update("web").oldVersion()).isEmpty();
        }

        @Test
        void isNotTheOneThatIsWanted() {
            scene.sees(
                    "web",
                    launched(0).asWanted().asked(100, StopCause.Kind.REPLACED).ended(101, EXIT_0));

            assertThat(scene.update("web").oldVersion()).isEmpty();
        }

        @Test
        void isEnoughAsLongAsTheNewOneWasNotTried() {
            scene.sees("web", old());

            assertThat(failure(1e6)).isEmpty();
            assertThat(scene.update("web").wakeAt(at(102))).isEmpty();
        }
    }

    @Nested
    final class Evidence {
        @Test
        void isKeptFromWhatWasReplacedOnThoughMoreEndedThanAreRemembered() {
            scene.sees(
                    "web",
                    launched(0, OLD).ended(1, EXIT_1),
                    old(),
                    crashed(102),
                    crashed(104),
                    crashed(106),
                    crashed(108),
                    crashed(110),
                    crashed(112),
                    crashed(114));

            assertThat(scene.ready()).containsOnlyOnce("forget web");
        }

        @Test
        void isGivenUpWhenItIsTooMuch() {
            scene.sees(
                    "web",
                    old(),
                    crashed(102),
                    crashed(104),
                    crashed(106),
                    crashed(108),
                    crashed(110),
                    crashed(112),
                    crashed(114),
                    crashed(116));

            assertThat(scene.ready().stream().filter("forget web"::equals)).hasSize(4);
        }
    }
}
