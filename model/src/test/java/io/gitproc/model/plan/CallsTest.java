package io.gitproc.model.plan;

import static io.gitproc.model.plan.Scene.CHECK;
import static io.gitproc.model.plan.Scene.EXIT_0;
import static io.gitproc.model.plan.Scene.EXIT_1;
import static io.gitproc.model.plan.Scene.Sight.launched;
import static io.gitproc.model.plan.Scene.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is started because another unit failed, ended well or runs, by systemd.unit(5), one rule a test. */
final class CallsTest {
    private final Scene scene = new Scene();

    @Nested
    final class Calls {
        @Test
        void whatIsCalledDoesNotStartWithTheCommit() {
            scene.wants("web", "OnFailure=alert").wants("alert");

            assertThat(scene.ready()).containsExactly("start web");
            assertThat(scene.outlook("alert").state()).isEqualTo(UnitState.STOPPED);
            assertThat(scene.note("alert")).isEqualTo("runs when web.service fails");
        }

        @Test
        void whoOnlyRunsBesideItCallsNobody() {
            scene.wants("web", "OnFailure=alert").wants("api", "Wants=alert").wants("alert");

            assertThat(scene.note("alert")).isEqualTo("runs when web.service fails");
        }

        @Test
        void theReasonIsWhoCalled() {
            scene.wants("web", "OnFailure=alert")
                    .wants("backup", "OnSuccess=upload")
                    .wants("alert")
                    .wants("upload")
                    .sees("web", launched(0).asWanted().ended(5, EXIT_1))
                    .sees("backup", launched(0).asWanted().ended(5, EXIT_0))
                    .now(9);

            assertThat(scene.reason("alert")).isEqualTo("web.service failed");
            assertThat(scene.reason("upload")).isEqualTo("backup.service ended well");
        }

        @Test
        void whatHasRunSaysHowThatEndedAndWhenItRunsAgain() {
            scene.wants("web", "OnFailure=alert")
                    .wants("alert", "Type=oneshot")
                    .sees("web", launched(0).asWanted().ended(5, EXIT_1))
                    .sees("alert", launched(6).asWanted().ended(7, EXIT_0))
                    .now(9);

            assertThat(scene.outlook("alert").state()).isEqualTo(UnitState.EXITED);
            assertThat(scene.note("alert")).isEqualTo("runs when web.service fails");
        }

        @Test
        void whatIsCalledAndFailsIsTriedAgainAsItsRestartSays() {
            scene.wants("web", "OnFailure=alert")
                    .wants("alert", "Restart=on-failure", "RestartSec=5")
                    .sees("web", launched(0).asWanted().ended(5, EXIT_1))
                    .sees("alert", launched(6).asWanted().ended(7, EXIT_1))
                    .now(11.9);
            assertThat(scene.note("alert")).isEqualTo("1 failure, last: exit 1, runs when web.service fails");

            scene.now(12);
            assertThat(scene.reason("alert")).isEqualTo("restarted after exit 1");
        }

        @ParameterizedTest
        @CsvSource({
            "Restart=no, true",
            "Restart=always, false",
            "Type=oneshot, true",
            "Type=oneshot / RemainAfterExit=yes, false"
        })
        void anEndIsAGoodOneWhenItIsForGood(String lines, boolean calls) {
            scene.wants("backup", ("OnSuccess=upload / RestartSec=50 / " + lines).split(" / ", -1))
                    .wants("upload")
                    .sees("backup", launched(0).asWanted().ended(5, EXIT_0))
                    .now(6);

            assertThat(scene.ready().contains("start upload")).isEqualTo(calls);
        }

        @Test
        void aGoodEndThatLeftOthersBehindIsAGoodEndOnceTheyAreGone() {
            scene.wants("backup", "OnSuccess=upload")
                    .wants("upload")
                    .sees("backup", launched(0).asWanted().ended(5, EXIT_0).asked(5, StopCause.Kind.LEFTOVER))
                    .now(6);

            assertThat(scene.ready()).containsExactly("start upload");
        }

        @ParameterizedTest
        @CsvSource({"3, true", "0, false"})
        void aLoopCallsAlsoWhileTheNextTryRunsAndNotWhenAPersonStartedThat(int failures, boolean calls) {
            scene.wants("web", "OnFailure=alert", "Restart=always", "RestartSec=50")
                    .wants("alert")
                    .sees(
                            "web",
                            launched(0).asWanted().ended(1, EXIT_1),
                            launched(2).asWanted().failedBefore(1).ended(3, EXIT_1),
                            launched(4).asWanted().failedBefore(2).ended(5, EXIT_1),
                            launched(6).asWanted().failedBefore(failures))
                    .now(7);

            assertThat(scene.ready().contains("start alert")).isEqualTo(calls);
        }

        @Test
        void aLoopCallsAlsoWhileItsNextTryIsStopped() {
            scene.wants("web", "OnFailure=alert", "Restart=always", "RestartSec=50", "TimeoutStopSec=99")
                    .wants("alert")
                    .sees(
                            "web",
                            launched(0).asWanted().ended(1, EXIT_1),
                            launched(2).asWanted().failedBefore(1).ended(3, EXIT_1),
                            launched(4).asWanted().failedBefore(2).ended(5, EXIT_1),
                            launched(6).asWanted().failedBefore(3).asked(7, StopCause.Kind.RESTART))
                    .now(8);

            assertThat(scene.ready()).containsExactly("start alert");
        }

        @Test
        void aLoopCallsWhenThreeEndsBeforeItAreRemembered() {
            scene.wants("web", "OnFailure=alert", "Restart=always", "RestartSec=50")
                    .wants("alert")
                    .sees(
                            "web",
                            launched(0).asWanted().ended(100, EXIT_1),
                            launched(901).asWanted().ended(1000, EXIT_1),
                            launched(1001).asWanted().ended(1200, EXIT_1),
                            launched(1201).asWanted().ended(1400, EXIT_1),
                            launched(1401).asWanted().ended(1600, EXIT_1))
                    .now(1601);

            assertThat(scene.ready()).containsExactly("start alert");
        }

        @Test
        void aFailureCallsOnce() {
            scene.wants("web", "OnFailure=alert")
                    .wants("alert", "Type=oneshot")
                    .sees("web", launched(0).asWanted().ended(5, EXIT_1))
                    .now(9);
            assertThat(scene.ready()).containsExactly("start alert");

            scene.sees("alert", launched(6).asWanted().ended(7, EXIT_0));
            assertThat(scene.ready()).isEmpty();
        }

        @Test
        void theNextFailureCallsAgain() {
            scene.wants("web", "OnFailure=alert")
                    .wants("alert", "Type=oneshot")
                    .sees(
                            "web",
                            launched(0).asWanted().ended(5, EXIT_1),
                            launched(8).asWanted().ended(9, EXIT_1))
                    .sees("alert", launched(6).asWanted().ended(7, EXIT_0))
                    .now(10);

            assertThat(scene.ready()).containsExactly("start alert");
        }

        @Test
        void aFailureThatIsFollowedByARestartCallsNobody() {
            scene.wants("web", "OnFailure=alert", "Restart=always", "RestartSec=50")
                    .wants("alert")
                    .sees("web", launched(0).asWanted().ended(5, EXIT_1))
                    .now(6);

            assertThat(scene.ready()).isEmpty();
        }

        @Test
        void theThirdFailureInARowCallsAndTheFourthDoesNot() {
            scene.wants("web", "OnFailure=alert", "Restart=always", "RestartSec=50")
                    .wants("alert", "Type=oneshot")
                    .sees(
                            "web",
                            launched(0).asWanted().ended(1, EXIT_1),
                            launched(2).asWanted().failedBefore(1).ended(3, EXIT_1),
                            launched(4).asWanted().failedBefore(2).ended(5, EXIT_1))
                    .now(5);
            assertThat(scene.ready()).containsExactly("start alert");

            scene.sees(
                            "web",
                            launched(0).asWanted().ended(1, EXIT_1),
                            launched(2).asWanted().failedBefore(1).ended(3, EXIT_1),
                            launched(4).asWanted().failedBefore(2).ended(5, EXIT_1),
                            launched(6).asWanted().failedBefore(3).ended(7, EXIT_1))
                    .sees("alert", launched(5).asWanted().ended(6, EXIT_0))
                    .now(7);
            assertThat(scene.ready()).isEmpty();
        }

        @Test
        void aLoopWhoseBeginningIsForgottenCallsNobody() {
            scene.wants("web", "OnFailure=alert", "Restart=always", "RestartSec=50")
                    .wants("alert")
                    .sees(
                            "web",
                            launched(6).asWanted().failedBefore(3).ended(7, EXIT_1),
                            launched(8).asWanted().failedBefore(4).ended(9, EXIT_1),
                            launched(10).asWanted().failedBefore(5).ended(11, EXIT_1),
                            launched(12).asWanted().failedBefore(6).ended(13, EXIT_1),
                            launched(14).asWanted().failedBefore(7).ended(15, EXIT_1))
                    .now(15);

            assertThat(scene.ready()).isEmpty();
        }

        @Test
        void aGoodEndCallsWhatIsNamedInOnSuccessOnly() {
            scene.wants("backup", "Type=oneshot", "OnSuccess=upload", "OnFailure=alert")
                    .wants("upload")
                    .wants("alert")
                    .sees("backup", launched(0).asWanted().ended(5, EXIT_0))
                    .now(6);

            assertThat(scene.ready()).containsExactly("start upload");
        }

        @Test
        void aStopThatIsAskedForIsNoGoodEnd() {
            scene.wants("backup", "OnSuccess=upload")
                    .wants("upload")
                    .sees(
                            "backup",
                            launched(0)
                                    .asWanted()
                                    .asked(4, StopCause.Kind.RESTART)
                                    .ended(5, EXIT_0))
                    .now(6);

            assertThat(scene.ready()).containsExactly("start backup");
        }

        @Test
        void aNewTextOfWhatIsCalledIsNoCall() {
            scene.wants("web", "OnFailure=alert")
                    .wants("alert", "Environment=A=2")
                    .sees("web", launched(0).asWanted())
                    .sees("alert", launched(0, "Environment=A=1").ended(1, EXIT_0))
                    .now(9);

            assertThat(scene.ready()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"HELD, false", "SHUTDOWN, false", "REPLACED, true", "RESTART, true", "DEPENDENCY, true"})
        void whatWasInterruptedForAWhileRunsOnceMore(StopCause.Kind kind, boolean again) {
            scene.wants("web", "OnFailure=alert")
                    .wants("alert")
                    .sees("web", launched(0).asWanted())
                    .sees("alert", launched(0).asked(1, kind).ended(2, EXIT_0))
                    .now(9);

            assertThat(scene.ready().contains("start alert"))
                    .as(kind.name().toLowerCase(Locale.ROOT))
                    .isEqualTo(again);
        }

        @Test
        void aPersonCanRunIt() {
            scene.wants("web", "OnFailure=alert")
                    .wants("alert")
                    .sees("web", launched(0).asWanted())
                    .sees("alert", launched(0).ended(1, EXIT_0).retried())
                    .now(9);

            assertThat(scene.ready()).containsExactly("start alert");
        }

        @Test
        void aPersonCanRunWhatWasNeverCalled() {
            scene.wants("web", "OnFailure=alert").wishes("alert");

            assertThat(scene.reason("alert")).isEqualTo("started by alice");
        }

        @Test
        void aHoldIsRespected() {
            scene.wants("web", "OnFailure=alert")
                    .holds("alert")
                    .sees("web", launched(0).asWanted().ended(1, EXIT_1))
                    .now(9);

            assertThat(scene.ready()).isEmpty();
        }
    }

    @Nested
    final class WhatIsUpheld {
        @ParameterizedTest
        @ValueSource(ints = {0, 1})
        void isStartedAgainAfterItsRestartSec(int code) {
            scene.wants("web", "Upholds=agent")
                    .wants("agent", "RestartSec=5")
                    .sees("web", launched(0).asWanted())
                    .sees("agent", launched(0).asWanted().ended(10, new ExitStatus.Code(code)))
                    .now(11);
            assertThat(scene.ready()).isEmpty();
            assertThat(scene.outlook("agent").nextTry()).contains(at(15));

            scene.now(15);
            assertThat(scene.ready()).containsExactly("start agent");
        }

        @Test
        void restsWhileTheOtherOneIsDown() {
            scene.holds("web", "Upholds=agent")
                    .wants("agent")
                    .sees("agent", launched(0).ended(10, EXIT_1))
                    .now(60);

            assertThat(scene.ready()).isEmpty();
        }

        @Test
        void restsUntilTheOtherOneIsReady() {
            scene.wants("web", "Upholds=agent", CHECK)
                    .wants("agent")
                    .sees("web", launched(0).asWanted())
                    .sees("agent", launched(0).ended(10, EXIT_1))
                    .now(60);
            assertThat(scene.ready()).isEmpty();

            scene.sees("web", launched(0).asWanted().becameReady(50));
            assertThat(scene.ready()).containsExactly("start agent");
        }

        @Test
        void restsWhenTheOtherOneHasEndedOrIsAboutTo() {
            scene.wants("web", "Upholds=agent", "TimeoutStopSec=99")
                    .wants("agent")
                    .sees("web", launched(0).asWanted().ended(10, EXIT_1))
                    .sees("agent", launched(0).ended(10, EXIT_1))
                    .now(60);
            assertThat(scene.ready()).isEmpty();

            scene.sees("web", launched(0).asWanted().asked(50, StopCause.Kind.RESTART));
            assertThat(scene.ready()).isEmpty();
        }

        @Test
        void isStartedAgainBesideAOneshotThatLeftSomethingRunning() {
            scene.wants("job", "Type=oneshot", "RemainAfterExit=yes", "Upholds=agent")
                    .wants("agent")
                    .sees("job", launched(0).asWanted().ended(1, EXIT_0).leavesOthers())
                    .sees("agent", launched(0).asWanted().ended(10, EXIT_1))
                    .now(60);

            assertThat(scene.ready()).containsExactly("start agent");
        }

        @Test
        void isNotDoneAgainWhenItIsAOneshotThatIsDone() {
            scene.wants("web", "Upholds=job")
                    .wants("job", "Type=oneshot")
                    .sees("web", launched(0).asWanted())
                    .sees("job", launched(0).asWanted().ended(10, EXIT_0))
                    .now(60);

            assertThat(scene.ready()).isEmpty();
        }
    }
}
