package io.gitproc.model.plan;

import static io.gitproc.model.plan.Scene.CHECK;
import static io.gitproc.model.plan.Scene.EXIT_0;
import static io.gitproc.model.plan.Scene.EXIT_1;
import static io.gitproc.model.plan.Scene.Sight.launched;
import static io.gitproc.model.plan.Scene.at;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who has to wait: for the order of starts and stops, and for a turn. */
final class GateTest {
    private final Scene scene = new Scene();

    @Nested
    final class Order {
        @Test
        void independentUnitsStartSideBySide() {
            scene.wants("a").wants("b").wants("c");

            assertThat(scene.ready()).containsExactly("start a", "start b", "start c");
        }

        @Test
        void aUnitWaitsForWhatItIsAfter() {
            scene.wants("db").wants("web", "After=db.service");

            assertThat(scene.ready()).containsExactly("start db");
            assertThat(scene.outlook("web").state()).isEqualTo(UnitState.WAITING);
            assertThat(scene.outlook("web").notes()).containsExactly("waits for db.service");
        }

        @Test
        void aUnitWaitsUntilTheCheckOfWhatItIsAfterPasses() {
            scene.wants("db", CHECK)
                    .wants("web", "After=db.service")
                    .sees("db", launched(0, CHECK))
                    .now(1);

            assertThat(scene.ready()).isEmpty();
        }

        @Test
        void aUnitStartsWhenWhatItIsAfterIsReady() {
            scene.wants("db", CHECK)
                    .wants("web", "After=db.service")
                    .sees("db", launched(0, CHECK).becameReady(1))
                    .now(1);

            assertThat(scene.ready()).containsExactly("start web");
        }

        @Test
        void aUnitStartsWithoutWhatHasFailed() {
            scene.wants("db", "Restart=always", "RestartSec=30")
                    .wants("web", "After=db.service")
                    .sees("db", launched(0).asWanted().ended(1, EXIT_1))
                    .now(1);

            assertThat(scene.plan().ready())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Action.Start.class,
                            start -> assertThat(start.reason()).endsWith("started without db.service"));
        }

        @Test
        void theSecondTryOfAFailingUnitIsNotWaitedFor() {
            scene.wants("db", CHECK, "Restart=always")
                    .wants("web", "After=db.service")
                    .sees("db", launched(0).asWanted().failedBefore(1))
                    .now(1);

            assertThat(scene.ready()).containsExactly("start web");
        }

        @Test
        void aUnitThatIsTriedAgainIsNotWaitedFor() {
            scene.wants("db", "Restart=always", "RestartSec=1")
                    .wants("web", "After=db.service")
                    .sees("db", launched(0).asWanted().ended(1, EXIT_1))
                    .now(60);

            assertThat(scene.ready()).containsExactly("start db", "start web");
            assertThat(scene.reason("web")).isEqualTo("wanted by 3fa9c23, started without db.service");
        }

        @ParameterizedTest
        @ValueSource(strings = {"After=db", "After=db / Wants=db", "After=db cache / Requires=cache"})
        void whatHasFailedIsWaitedForByNobodyWhoCanDoWithout(String lines) {
            scene.wants("db")
                    .wants("cache")
                    .wants("web", lines.split(" / ", -1))
                    .sees("db", launched(0).asWanted().ended(1, EXIT_1))
                    .sees("cache", launched(0).asWanted())
                    .now(9);

            assertThat(scene.ready()).containsExactly("start web");
        }

        @Test
        void aRunningUnitIsNotStoppedForWhatItIsAfter() {
            scene.wants("db", "Environment=A=2")
                    .wants("web", "After=db.service")
                    .sees("db", launched(0, "Environment=A=1"))
                    .sees("web", launched(0, "After=db.service"));

            assertThat(scene.ready()).containsExactly("stop db: replaced by 3fa9c23");
        }

        @Test
        void stopsGoInReverse() {
            scene.sees("db", launched(0)).sees("web", launched(0, "After=db.service"));

            assertThat(scene.ready()).containsExactly("stop web: removed in 3fa9c23");
            assertThat(scene.outlook("db").state()).isEqualTo(UnitState.RUNNING);
            assertThat(scene.outlook("db").notes())
                    .containsExactly("removed in 3fa9c23, waits for web.service to stop");
        }

        @Test
        void aOneshotThatWaitsToBeStoppedIsWhatItWas() {
            scene.holds("job", "Type=oneshot", "RemainAfterExit=yes")
                    .holds("web", "After=job.service")
                    .sees("job", launched(0).asWanted().ended(1, EXIT_0))
                    .sees("web", launched(2).asWanted())
                    .now(9);

            assertThat(scene.ready()).containsExactly("stop web: stopped by alice");
            assertThat(scene.outlook("job").state()).isEqualTo(UnitState.EXITED);
        }

        @Test
        void aStopGoesBeforeAStart() {
            scene.wants("db", "Environment=A=2")
                    .wants("web", "After=db.service")
                    .sees("db", launched(0, "Environment=A=1").asked(1, StopCause.Kind.REPLACED))
                    .now(1);

            assertThat(scene.ready()).isEmpty();
        }

        @Test
        void whatIsHeldIsNotWaitedFor() {
            scene.holds("db").wants("web", "After=db.service");

            assertThat(scene.ready()).containsExactly("start web");
        }

        @Test
        void unitsOfSeveralCommitsThatFormACycleStillStop() {
            scene.sees("a", launched(0, "After=b.service")).sees("b", launched(0, "After=a.service"));

            assertThat(scene.ready()).hasSize(1);
        }
    }

    @Nested
    final class OrderFromBothSides {
        @Test
        void aStopGoesBeforeAStartWhicheverIsAfterTheOther() {
            scene.wants("db", "Before=web").wants("web", "Environment=A=2").sees("web", launched(0, "Environment=A=1"));

            assertThat(scene.ready()).containsExactly("stop web: replaced by 3fa9c23");
            assertThat(scene.outlook("db").notes()).containsExactly("waits for web.service to stop");
        }

        @Test
        void beforeIsAfterFromTheOtherSide() {
            scene.wants("db", "Before=web").wants("web");

            assertThat(scene.ready()).containsExactly("start db");
        }

        @Test
        void itHoldsForStopsOfWhatIsGoneToo() {
            scene.sees("db", launched(0, "Before=web")).sees("web", launched(0));

            assertThat(scene.ready()).containsExactly("stop web: removed in 3fa9c23");
        }

        @ParameterizedTest
        @ValueSource(strings = {CHECK, "Type=oneshot"})
        void theWaitIsBoundedByTheStartTimeoutOfTheOtherOne(String kind) {
            scene.wants("db", kind, "TimeoutStartSec=10")
                    .wants("web", "After=db")
                    .sees("db", launched(0).asWanted())
                    .now(9);
            assertThat(scene.ready()).isEmpty();

            scene.now(10);
            assertThat(scene.ready()).containsExactly("stop db: start timeout");

            scene.sees(
                            "db",
                            launched(0)
                                    .asWanted()
                                    .asked(10, StopCause.Kind.START_TIMEOUT)
                                    .ended(11, EXIT_0))
                    .now(11);
            assertThat(scene.ready()).containsExactly("start web");
        }
    }

    @Nested
    final class Turns {
        @Test
        void noMoreUnitsStartAtOnceThanTheHostAllows() {
            scene.startsAtOnce(2).wants("a", CHECK).wants("b", CHECK).wants("c").wants("d");

            assertThat(scene.ready()).containsExactly("start a", "start b");
            assertThat(scene.note("c")).isEqualTo("waits for its turn: 2 units are starting");
        }

        @Test
        void whatIsReadyTakesNobodysTurn() {
            scene.startsAtOnce(2)
                    .wants("a", CHECK)
                    .wants("b")
                    .wants("c")
                    .wants("d")
                    .sees("a", launched(0).asWanted())
                    .sees("b", launched(0).asWanted())
                    .now(1);

            assertThat(scene.ready()).containsExactly("start c");
            assertThat(scene.outlook("d").wakeAt()).contains(at(90));
        }

        @Test
        void whatHasBeenStartingForLongTakesNobodysTurn() {
            scene.startsAtOnce(1)
                    .wants("job", "Type=oneshot")
                    .wants("web")
                    .sees("job", launched(0).asWanted())
                    .now(90);

            assertThat(scene.ready()).containsExactly("start web");
        }
    }
}
