package io.gitproc.model.plan;

import static io.gitproc.model.plan.Scene.Sight.launched;
import static io.gitproc.model.plan.Scene.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the dependencies of systemd.unit(5) do to the steps of units, one rule a test. */
final class DependenciesTest {
    private static final ExitStatus EXIT_0 = new ExitStatus.Code(0);
    private static final ExitStatus EXIT_1 = new ExitStatus.Code(1);
    private static final String CHECK = "HealthCheckURL=http://localhost/";

    private final Scene scene = new Scene();

    private String note(String stem) {
        return String.join(", ", scene.outlook(stem).notes());
    }

    @Nested
    final class WhatAUnitNeeds {
        @Test
        void withoutAnOrderBothStartSideBySide() {
            scene.wants("db", CHECK).wants("web", "Requires=db");

            assertThat(scene.ready()).containsExactly("start db", "start web");
        }

        @Test
        void withAnOrderItIsWaitedForAlsoWhenItHasFailedBefore() {
            scene.wants("db", CHECK, "Restart=always")
                    .wants("web", "Requires=db", "After=db")
                    .sees("db", launched(5).asWanted().failedBefore(1))
                    .now(6);

            assertThat(scene.ready()).isEmpty();
            assertThat(note("web")).isEqualTo("waits for db.service");
        }

        @Test
        void anOrderAloneDoesNotWaitForWhatHasFailedBefore() {
            scene.wants("db", CHECK, "Restart=always")
                    .wants("web", "After=db")
                    .sees("db", launched(5).asWanted().failedBefore(1))
                    .now(6);

            assertThat(scene.ready()).containsExactly("start web");
        }

        @ParameterizedTest
        @ValueSource(strings = {"Requires", "Requisite", "BindsTo", "BindTo"})
        void aUnitWaitsForOneThatIsHeldAndTheHostIsAtRest(String directive) {
            scene.holds("db").wants("web", directive + "=db");

            assertThat(scene.ready()).isEmpty();
            assertThat(scene.outlook("web").state()).isEqualTo(UnitState.WAITING);
            assertThat(note("web")).endsWith(" db.service, which is held");
            assertThat(scene.plan().settled()).isTrue();
        }

        @Test
        void aUnitWaitsForOneThatHasFailed() {
            scene.wants("db").wants("web", "Requires=db").sees("db", launched(0).ended(1, EXIT_1));

            assertThat(note("web")).isEqualTo("requires db.service, which is failed");
        }

        @Test
        void aUnitWaitsForOneThatBacksOff() {
            scene.wants("db", "Restart=always", "RestartSec=9")
                    .wants("web", "Requires=db")
                    .sees("db", launched(0).asWanted().ended(1, EXIT_1))
                    .now(2);

            assertThat(note("web")).isEqualTo("requires db.service, which is in backoff");
        }

        @Test
        void aUnitWaitsForOneThatThisHostCannotStart() {
            scene.wants("db").wants("web", "Requires=db").obstacle("db", "user nobody: no such user");

            assertThat(note("web")).isEqualTo("requires db.service, which is rejected");
        }

        @Test
        void aUnitWaitsForOneThatTheCommitDoesNotHave() {
            scene.wants("web", "Requires=db");

            assertThat(scene.ready()).isEmpty();
            assertThat(note("web")).isEqualTo("requires db.service, which is not in 3fa9c23");
        }

        @Test
        void oneThatEndedWellForGoodIsThereOnlyIfItIsAOneshot() {
            scene.wants("job", "Type=oneshot")
                    .wants("db")
                    .wants("api", "Requires=job")
                    .wants("web", "Requires=db")
                    .sees("job", launched(0).asWanted().ended(1, EXIT_0))
                    .sees("db", launched(0).asWanted().ended(1, EXIT_0))
                    .now(2);

            assertThat(scene.ready()).containsExactly("start api");
            assertThat(note("web")).isEqualTo("requires db.service, which is stopped");
        }

        @Test
        void theWaitGoesDownTheChain() {
            scene.holds("a").wants("b", "Requires=a").wants("c", "Requires=b");

            assertThat(note("c")).isEqualTo("requires b.service, which waits");
            assertThat(scene.plan().settled()).isTrue();
        }

        @Test
        void twoThatRequireEachOtherStartTogether() {
            scene.wants("a", "Requires=b").wants("b", "Requires=a");

            assertThat(scene.ready()).containsExactly("start a", "start b");
        }

        @Test
        void twoOfWhichEachHasToBeReadyFirstWaitAtRest() {
            scene.wants("a", "Requisite=b").wants("b", "Requisite=a");

            assertThat(scene.ready()).isEmpty();
            assertThat(scene.plan().settled()).isTrue();
        }

        @Test
        void aUnitThatRequiresItselfStarts() {
            scene.wants("a", "Requires=a", "PartOf=a", "Conflicts=a", "OnFailure=a");

            assertThat(scene.ready()).containsExactly("start a");
        }

        @Test
        void aUnitWithRequisiteWaitsUntilTheOtherOneIsReady() {
            scene.wants("db", CHECK).wants("web", "Requisite=db").sees("db", launched(0, CHECK));

            assertThat(scene.ready()).isEmpty();
            assertThat(note("web")).isEqualTo("needs db.service, which is starting");
            assertThat(scene.outlook("web").settled()).isFalse();
        }

        @Test
        void needAndOrderInACircleHoldUpNobodyElse() {
            scene.wants("a", "After=b").wants("b", "Requisite=c").wants("c", "After=a");

            assertThat(scene.ready()).containsExactly("start a");
        }

        @Test
        void whatIsOnlyWantedMayBeAbsentOrHaveFailed() {
            scene.wants("cache")
                    .wants("web", "Wants=cache nobody")
                    .sees("cache", launched(0).ended(1, EXIT_1))
                    .sees("web", launched(0).asWanted())
                    .now(2);

            assertThat(scene.ready()).isEmpty();
            assertThat(scene.outlook("web").notes())
                    .containsExactly(
                            "wants cache.service, which is failed", "wants nobody.service, which is not in 3fa9c23");
        }
    }

    @Nested
    final class WhatAUnitFollows {
        @ParameterizedTest
        @CsvSource({
            "Requires, true",
            "Requisite, true",
            "BindsTo, true",
            "PartOf, true",
            "After, false",
            "Wants, false",
            "Upholds, false",
            "Conflicts, false",
            "OnFailure, false"
        })
        void aPlannedRestartIsFollowedAsSystemdHasIt(String directive, boolean follows) {
            scene.wants("web", directive + "=db")
                    .wants("db", "Environment=A=2")
                    .sees("web", launched(1).asWanted())
                    .sees("db", launched(0, "Environment=A=1"))
                    .now(9);

            assertThat(scene.ready().contains("stop web: dependency db.service"))
                    .isEqualTo(follows);
        }

        @Test
        void aStopThatIsAskedForIsFollowedInOrder() {
            scene.holds("db")
                    .wants("web", "Requires=db", "After=db")
                    .sees("db", launched(0))
                    .sees("web", launched(1).asWanted());

            assertThat(scene.ready()).containsExactly("stop web: dependency db.service");
        }

        @Test
        void aRemovalIsFollowed() {
            scene.wants("web", "Requires=db")
                    .sees("db", launched(0))
                    .sees("web", launched(1).asWanted());

            assertThat(scene.ready()).containsExactly("stop db: removed in 3fa9c23", "stop web: dependency db.service");
        }

        @Test
        void aRemovalThatADaemonDidNotCarryOnIsFollowedBeforeItIsForgotten() {
            scene.wants("web", "Requires=db")
                    .sees("db", launched(0).asked(5, StopCause.Kind.REMOVED).ended(6, EXIT_0))
                    .sees("web", launched(1).asWanted())
                    .now(60);

            assertThat(scene.ready()).containsExactly("stop web: dependency db.service");
        }

        @Test
        void aStopUnderWhichTheUnitWasNotYetLaunchedIsNone() {
            scene.wants("app")
                    .wants("web", "PartOf=app")
                    .sees("app", launched(0).asked(5, StopCause.Kind.RESTART).ended(6, EXIT_0), launched(7))
                    .sees("web", launched(7).asWanted())
                    .now(60);

            assertThat(scene.ready()).isEmpty();
        }

        @Test
        void aMereDeathIsNotFollowedAndShowsInTheNotes() {
            scene.wants("db")
                    .wants("web", "Requires=db")
                    .sees("db", launched(0).ended(5, EXIT_1))
                    .sees("web", launched(1).asWanted());

            assertThat(scene.ready()).isEmpty();
            assertThat(note("web")).isEqualTo("requires db.service, which is failed");
        }

        @Test
        void anAutomaticRestartIsFollowedAndWaitsForThat() {
            scene.wants("db", "Restart=always")
                    .wants("web", "Requires=db")
                    .sees("db", launched(0).asWanted().ended(5, EXIT_1))
                    .sees("web", launched(1).asWanted())
                    .now(60);

            assertThat(scene.ready()).containsExactly("stop web: dependency db.service");
            assertThat(note("db")).isEqualTo("waits for web.service to stop");
        }

        @Test
        void aStartBesideTheOtherOneIsNoReasonToStop() {
            scene.wants("db", CHECK, "Restart=always")
                    .wants("web", "Requires=db")
                    .sees(
                            "db",
                            launched(0).asWanted().ended(3, EXIT_1),
                            launched(5).asWanted().failedBefore(1))
                    .sees("web", launched(5).asWanted())
                    .now(6);

            assertThat(scene.ready()).isEmpty();
        }

        @Test
        void whatIsBoundFollowsADeath() {
            scene.wants("vpn", "Restart=always", "RestartSec=50")
                    .wants("web", "BindsTo=vpn")
                    .sees("vpn", launched(0).asWanted().ended(5, EXIT_1))
                    .sees("web", launched(1).asWanted())
                    .now(6);

            assertThat(scene.ready()).containsExactly("stop web: dependency vpn.service");
        }

        @Test
        void whatIsBoundToAOneshotThatIsDoneStaysUp() {
            scene.wants("job", "Type=oneshot")
                    .wants("web", "BindsTo=job")
                    .sees("job", launched(0).asWanted().ended(5, EXIT_0))
                    .sees("web", launched(1).asWanted())
                    .now(6);

            assertThat(scene.ready()).isEmpty();
        }

        @Test
        void theChainIsFollowedToItsEnd() {
            scene.holds("a")
                    .wants("b", "Requires=a")
                    .wants("c", "PartOf=b")
                    .sees("a", launched(0))
                    .sees("b", launched(1).asWanted())
                    .sees("c", launched(1).asWanted())
                    .now(6);

            assertThat(scene.ready())
                    .containsExactly(
                            "stop a: stopped by alice", "stop b: dependency a.service", "stop c: dependency b.service");
        }

        @Test
        void aPartWaitsWhileTheWholeIsHeldAndNotWhileItHasFailed() {
            scene.holds("app")
                    .wants("web", "PartOf=app")
                    .wants("db")
                    .wants("job", "PartOf=db")
                    .sees("db", launched(0).ended(1, EXIT_1));

            assertThat(scene.ready()).containsExactly("start job");
            assertThat(note("web")).isEqualTo("is part of app.service, which is held");
        }

        @Test
        void whatWasStoppedForAnotherOneComesBackWithIt() {
            scene.wants("db")
                    .wants("web", "Requires=db", "Restart=no")
                    .sees("db", launched(9))
                    .sees("web", launched(1).asked(5, StopCause.Kind.DEPENDENCY).ended(6, EXIT_0))
                    .now(10);

            assertThat(scene.ready()).containsExactly("start web");
        }
    }

    @Nested
    final class Conflicts {
        @ParameterizedTest
        @CsvSource({"a, b", "b, a"})
        void theFirstByNameStartsWhoeverSaysSo(String says, String of) {
            scene.wants(says, "Conflicts=" + of).wants(of);

            assertThat(scene.ready()).containsExactly("start a");
            assertThat(note("b")).isEqualTo("conflicts with a.service, which is to start");
        }

        @Test
        void whatRunsIsNotStopped() {
            scene.wants("a").wants("b", "Conflicts=a").sees("b", launched(0).asWanted());

            assertThat(scene.ready()).isEmpty();
            assertThat(note("a")).isEqualTo("conflicts with b.service, which runs");
            assertThat(scene.plan().settled()).isTrue();
        }

        @Test
        void whatIsTriedAgainKeepsItsPlace() {
            scene.wants("a")
                    .wants("b", "Conflicts=a", "Restart=always", "RestartSec=50")
                    .sees("b", launched(0).asWanted().ended(1, EXIT_1))
                    .now(2);

            assertThat(note("a")).isEqualTo("conflicts with b.service, which is in backoff");
        }

        @Test
        void whatHasFailedOrIsHeldIsInNobodysWay() {
            scene.wants("a")
                    .wants("b", "Conflicts=a")
                    .sees("b", launched(0).asWanted().ended(1, EXIT_1))
                    .now(2);
            scene.wants("c").holds("d", "Conflicts=c");

            assertThat(scene.ready()).containsExactly("start a", "start c");
        }

        @Test
        void whatIsNotWantedAnyMoreIsInTheWayUntilItHasEnded() {
            scene.wants("a").sees("b", launched(0, "Conflicts=a").asked(1, StopCause.Kind.REMOVED));

            assertThat(scene.ready()).isEmpty();
        }

        @Test
        void whatCannotStartIsInNobodysWay() {
            scene.wants("a", "Requires=nobody").wants("b", "Conflicts=a");

            assertThat(scene.ready()).containsExactly("start b");
        }
    }

    @Nested
    final class Calls {
        @Test
        void whatIsCalledDoesNotStartWithTheCommit() {
            scene.wants("web", "OnFailure=alert").wants("alert");

            assertThat(scene.ready()).containsExactly("start web");
            assertThat(scene.outlook("alert").state()).isEqualTo(UnitState.STOPPED);
            assertThat(note("alert")).isEqualTo("runs when web.service fails");
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
        void isNotDoneAgainWhenItIsAOneshotThatIsDone() {
            scene.wants("web", "Upholds=job")
                    .wants("job", "Type=oneshot")
                    .sees("web", launched(0).asWanted())
                    .sees("job", launched(0).asWanted().ended(10, EXIT_0))
                    .now(60);

            assertThat(scene.ready()).isEmpty();
        }
    }

    @Nested
    final class Turns {
        @Test
        void noMoreUnitsStartAtOnceThanTheHostAllows() {
            scene.startsAtOnce(2).wants("a", CHECK).wants("b", CHECK).wants("c").wants("d");

            assertThat(scene.ready()).containsExactly("start a", "start b");
            assertThat(note("c")).isEqualTo("waits for its turn: 2 units are starting");
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

    @Nested
    final class Order {
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
}
