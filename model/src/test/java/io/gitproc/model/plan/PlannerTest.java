package io.gitproc.model.plan;

import static io.gitproc.model.plan.Scene.Sight.launched;
import static io.gitproc.model.plan.Scene.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.unit.Bytes;
import io.gitproc.model.unit.ConditionFamily;
import io.gitproc.model.unit.Signal;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class PlannerTest {
    private static final ExitStatus EXIT_0 = new ExitStatus.Code(0);
    private static final ExitStatus EXIT_1 = new ExitStatus.Code(1);
    private static final String CHECK = "HealthCheckURL=http://localhost/";

    private final Scene scene = new Scene();

    @Nested
    final class WhatIsWanted {
        @Test
        void aUnitThatIsNotThereStarts() {
            scene.wants("web");

            assertThat(scene.ready()).containsExactly("start web");
        }

        @Test
        void aUnitThatRunsAsWantedIsLeftAlone() {
            scene.wants("web").sees("web", launched(0)).now(1000);

            assertThat(scene.ready()).isEmpty();
            assertThat(scene.plan().wakeAt()).isEmpty();
            assertThat(scene.plan().settled()).isTrue();
            assertThat(scene.outlook("web").state()).isEqualTo(UnitState.RUNNING);
        }

        @Test
        void aUnitThatIsNotInTheCommitStops() {
            scene.sees("web", launched(0));

            assertThat(scene.ready()).containsExactly("stop web: removed in 3fa9c23");
        }

        @Test
        void aUnitThatIsGoneIsForgotten() {
            scene.sees("web", launched(0).asked(1, StopCause.Kind.REMOVED).ended(2, EXIT_0));

            assertThat(scene.ready()).containsExactly("forget web");
        }

        @Test
        void theCgroupOfWhatHasEndedIsRemoved() {
            scene.wants("web", "Restart=no")
                    .sees("web", launched(0).asWanted().ended(1, EXIT_1).stillContained());

            assertThat(scene.ready()).containsExactly("release web");
        }

        @Test
        void aStartThatAnEarlierDaemonGaveUpIsForgottenBeforeAnother() {
            scene.wants("web").sees("web", launched(0).abandoned());

            assertThat(scene.ready()).containsExactly("forget web");
        }

        @Test
        void onlyTheLastFiveEndsAreRemembered() {
            scene.wants("web", "Restart=no")
                    .sees(
                            "web",
                            launched(0).ended(1, EXIT_1),
                            launched(1).ended(2, EXIT_1),
                            launched(2).ended(3, EXIT_1),
                            launched(3).ended(4, EXIT_1),
                            launched(4).ended(5, EXIT_1),
                            launched(5).ended(6, EXIT_1));

            assertThat(scene.ready()).containsExactly("forget web");
        }
    }

    @Nested
    final class AChangedUnit {
        @Test
        void aChangedProgramStopsTheOldOneAndDoesNotYetStartTheNewOne() {
            scene.wants("web", "Environment=A=2").sees("web", launched(0, "Environment=A=1"));

            assertThat(scene.ready()).containsExactly("stop web: replaced by 3fa9c23");
        }

        @Test
        void theNewOneStartsWhenTheOldOneIsGone() {
            scene.wants("web", "Environment=A=2")
                    .sees(
                            "web",
                            launched(0, "Environment=A=1")
                                    .asked(1, StopCause.Kind.REPLACED)
                                    .ended(2, EXIT_0));

            assertThat(scene.ready()).containsExactly("start web");
        }

        @Test
        void aChangedLimitAdjustsTheRunningUnit() {
            scene.wants("web", "MemoryMax=128M").sees("web", launched(0, "MemoryMax=64M"));

            assertThat(scene.ready()).containsExactly("adjust web");
        }

        @Test
        void aChangedRestartPolicyIsWrittenDownAndSignalsNothing() {
            scene.wants("web", "Restart=always", "RestartSec=5", "TimeoutStopSec=7")
                    .sees("web", launched(0));

            assertThat(scene.ready()).containsExactly("adjust web");
        }

        @Test
        void anOldVersionRunsOnWhileTheNewOneCannotStart() {
            scene.wants("web", "Environment=A=2")
                    .sees("web", launched(0, "Environment=A=1"))
                    .obstacle("web", "executable /bin/web: no such file or directory");

            assertThat(scene.ready()).isEmpty();
            assertThat(scene.outlook("web").notes())
                    .containsExactly("update blocked: executable /bin/web: no such file or directory");
        }
    }

    @Nested
    final class Stopping {
        @Test
        void isPatientUntilTheTimeout() {
            scene.wants("web", "Environment=A=2", "TimeoutStopSec=10")
                    .sees("web", launched(0).asked(100, StopCause.Kind.REPLACED))
                    .now(109.9);

            assertThat(scene.ready()).isEmpty();
            assertThat(scene.plan().wakeAt()).contains(at(110));
            assertThat(scene.outlook("web").state()).isEqualTo(UnitState.STOPPING);
        }

        @Test
        void killsAtTheTimeout() {
            scene.wants("web", "Environment=A=2", "TimeoutStopSec=10")
                    .sees("web", launched(0).asked(100, StopCause.Kind.REPLACED))
                    .now(110);

            assertThat(scene.ready()).containsExactly("kill web");
        }

        @Test
        void killsAgainWhenTheKernelTakesItsTime() {
            scene.wants("web", "Environment=A=2", "TimeoutStopSec=10")
                    .sees("web", launched(0).asked(100, StopCause.Kind.REPLACED).killed(110))
                    .now(111);

            assertThat(scene.ready()).containsExactly("kill web");
        }

        @Test
        void whatTheMainProcessLeftIsStoppedToo() {
            scene.wants("web", "Restart=always")
                    .sees("web", launched(0).ended(5, EXIT_1).leavesOthers())
                    .now(5);

            assertThat(scene.ready()).containsExactly("stop web: main process ended");
        }
    }

    @Nested
    final class Holds {
        @Test
        void aHeldUnitIsStopped() {
            scene.holds("web").sees("web", launched(0));

            assertThat(scene.ready()).containsExactly("stop web: stopped by alice");
        }

        @Test
        void aHeldUnitIsNeverStarted() {
            scene.holds("web")
                    .sees("web", launched(0).asked(1, StopCause.Kind.HELD).ended(2, EXIT_0))
                    .now(1e6);

            assertThat(scene.ready()).isEmpty();
            assertThat(scene.outlook("web").state()).isEqualTo(UnitState.HELD);
        }

        @Test
        void theEndOfAHoldStartsIt() {
            scene.wants("web")
                    .sees("web", launched(0).asked(1, StopCause.Kind.HELD).ended(2, EXIT_0));

            assertThat(scene.ready()).containsExactly("start web");
        }
    }

    @Nested
    final class Restarts {
        @Test
        void aUnitThatIsNotToBeRestartedStaysDown() {
            scene.wants("web", "Restart=no")
                    .sees("web", launched(0).asWanted().ended(1, EXIT_1))
                    .now(1e6);

            assertThat(scene.ready()).isEmpty();
            assertThat(scene.outlook("web").state()).isEqualTo(UnitState.FAILED);
        }

        @Test
        void aCleanEndOfAServiceIsStopped() {
            scene.wants("web", "Restart=on-failure")
                    .sees("web", launched(0).asWanted().ended(1, EXIT_0))
                    .now(1e6);

            assertThat(scene.outlook("web").state()).isEqualTo(UnitState.STOPPED);
        }

        @Test
        void aFailureWaitsForRestartSec() {
            scene.wants("web", "Restart=always", "RestartSec=2")
                    .sees("web", launched(0).asWanted().ended(10, EXIT_1))
                    .now(11);

            assertThat(scene.ready()).isEmpty();
            assertThat(scene.outlook("web").state()).isEqualTo(UnitState.BACKOFF);
            assertThat(scene.outlook("web").nextTry()).contains(at(12));
        }

        @Test
        void aFailureIsFollowedByAStart() {
            scene.wants("web", "Restart=always", "RestartSec=2")
                    .sees("web", launched(0).asWanted().ended(10, EXIT_1))
                    .now(12);

            assertThat(scene.ready()).containsExactly("start web");
        }

        @Test
        void threeFailuresInARowAreACrashLoop() {
            scene.wants("web", "Restart=always")
                    .sees("web", launched(9).asWanted().failedBefore(2).ended(10, EXIT_1))
                    .now(10);

            assertThat(scene.outlook("web").state()).isEqualTo(UnitState.CRASH_LOOP);
        }

        @Test
        void threeFailuresWithinTenMinutesAreACrashLoopThoughEachStayedUp() {
            scene.wants("web", "Restart=always")
                    .sees(
                            "web",
                            launched(0).asWanted().ended(100, EXIT_1),
                            launched(101).asWanted().ended(250, EXIT_1),
                            launched(251).asWanted().ended(400, EXIT_1))
                    .now(400);

            assertThat(scene.outlook("web").state()).isEqualTo(UnitState.CRASH_LOOP);
        }

        @Test
        void failuresAreForgottenAfterAMinuteUp() {
            scene.wants("web", "Restart=always", "RestartSec=1")
                    .sees("web", launched(0).asWanted().failedBefore(3).ended(61, EXIT_1))
                    .now(61);

            assertThat(scene.outlook("web").nextTry()).contains(at(62));
        }

        @Test
        void aCommitThatTouchesTheUnitTriesAtOnce() {
            scene.wants("web", "Restart=always", "RestartSec=60", "TimeoutStopSec=7")
                    .sees(
                            "web",
                            launched(0, "Restart=always", "RestartSec=60")
                                    .failedBefore(9)
                                    .ended(1, EXIT_1))
                    .now(1);

            assertThat(scene.ready()).containsExactly("start web");
        }

        @Test
        void aPersonWhoAsksTriesAtOnce() {
            scene.wants("web", "Restart=no")
                    .sees("web", launched(0).ended(1, EXIT_1).retried())
                    .now(1);

            assertThat(scene.ready()).containsExactly("start web");
        }

        @Test
        void aRestartThatWasAskedForIsNotLost() {
            scene.wants("web", "Restart=no")
                    .sees("web", launched(0).asked(1, StopCause.Kind.RESTART).ended(1, EXIT_0));

            assertThat(scene.ready()).containsExactly("start web");
        }
    }

    @Nested
    final class ForgottenFailures {
        @Test
        void aUnitThatWaitsIsTriedAtOnce() {
            scene.wants("web", "Restart=always", "RestartSec=1h")
                    .sees(
                            "web",
                            launched(0)
                                    .asWanted()
                                    .failedBefore(4)
                                    .ended(10, EXIT_1)
                                    .resetAt(11))
                    .now(11);

            assertThat(scene.ready()).containsExactly("start web");
        }

        @Test
        void aUnitThatIsNotToBeRestartedIsStoppedAndNotStarted() {
            scene.wants("web")
                    .sees("web", launched(0).asWanted().ended(10, EXIT_1).resetAt(11))
                    .now(11);

            assertThat(scene.ready()).isEmpty();
            assertThat(scene.outlook("web").state()).isEqualTo(UnitState.STOPPED);
        }

        @Test
        void theNextFailureOfARunningUnitIsTheFirstOne() {
            scene.wants("web", "Restart=always", "RestartSec=1h")
                    .sees(
                            "web",
                            launched(0).asWanted().ended(1, EXIT_1),
                            launched(2).asWanted().failedBefore(1).ended(3, EXIT_1),
                            launched(4).asWanted().failedBefore(2).resetAt(5).ended(6, EXIT_1))
                    .now(7);

            assertThat(scene.outlook("web").state()).isEqualTo(UnitState.BACKOFF);
            assertThat(scene.outlook("web").notes()).containsExactly("1 failure, last: exit 1");
            assertThat(scene.outlook("web").nextTry()).contains(at(3606));
        }
    }

    @Nested
    final class Causes {
        @Test
        void aStopThatNeededAKillIsSaid() {
            scene.wants("web", "Restart=always", "RestartSec=1h")
                    .sees(
                            "web",
                            launched(0)
                                    .asWanted()
                                    .asked(10, StopCause.Kind.HEALTH)
                                    .killed(100)
                                    .ended(100, new ExitStatus.Killed(Signal.KILL, false)))
                    .now(101);

            assertThat(scene.outlook("web").notes()).containsExactly("1 failure, last: HEALTH, stop timeout");
        }

        @Test
        void whatIsKilledBesideAMainProcessThatEndedInTimeIsNoStopTimeout() {
            scene.wants("web", "Restart=always", "RestartSec=1h", "KillMode=mixed")
                    .sees(
                            "web",
                            launched(0)
                                    .asWanted()
                                    .asked(10, StopCause.Kind.HEALTH)
                                    .ended(11, EXIT_0)
                                    .killed(12))
                    .now(13);

            assertThat(scene.outlook("web").notes()).containsExactly("1 failure, last: HEALTH");
        }

        @Test
        void aCoreDumpIsSaid() {
            scene.wants("web", "Restart=always", "RestartSec=1h")
                    .sees("web", launched(0).asWanted().ended(1, new ExitStatus.Killed(Signal.SEGV, true)))
                    .now(2);

            assertThat(scene.outlook("web").notes()).containsExactly("1 failure, last: SIGSEGV, core dumped");
        }
    }

    @Nested
    final class RunTime {
        @Test
        void endsWhatRunsForTooLong() {
            scene.wants("web", "RuntimeMaxSec=60")
                    .sees("web", launched(1).asWanted())
                    .now(60.9);
            assertThat(scene.ready()).isEmpty();
            assertThat(scene.plan().wakeAt()).contains(at(61));

            assertThat(scene.now(61).ready()).containsExactly("stop web: runtime limit");
        }

        @Test
        void countsFromReadiness() {
            scene.wants("web", "RuntimeMaxSec=60", CHECK)
                    .sees("web", launched(0).asWanted().becameReady(30).checked(1, 0))
                    .now(89);

            assertThat(scene.plan().wakeAt()).contains(at(90));
        }

        @Test
        void isNothingToAOneshot() {
            scene.wants("job", "Type=oneshot", "RuntimeMaxSec=1")
                    .sees("job", launched(0).asWanted())
                    .now(1000);

            assertThat(scene.ready()).isEmpty();
        }
    }

    @Test
    void aUnitWhoseCheckNeverPassedWasNotUp() {
        scene.wants("web", "Restart=always", "RestartSec=20", "TimeoutStartSec=infinity", CHECK)
                .sees("web", launched(0).asWanted().failedBefore(1).ended(100, EXIT_1))
                .now(101);
        assertThat(scene.outlook("web").notes()).containsExactly("2 failures, last: exit 1");
    }

    @Test
    void aUnitThatWasWellForAMinuteBeginsAnew() {
        scene.wants("web", "Restart=always", "RestartSec=20", CHECK)
                .sees(
                        "web",
                        launched(0).asWanted().becameReady(10).failedBefore(1).ended(69.9, EXIT_1))
                .now(70);
        assertThat(scene.outlook("web").notes()).containsExactly("2 failures, last: exit 1");

        scene.sees("web", launched(0).asWanted().becameReady(10).failedBefore(1).ended(70, EXIT_1));
        assertThat(scene.outlook("web").notes()).containsExactly("1 failure, last: exit 1");
    }

    @Test
    void saysThatMemoryRanOutWhileItWaits() {
        Bytes limit = new Bytes(64 << 20);
        scene.wants("web", "Restart=on-abnormal")
                .sees(
                        "web",
                        launched(0, "Restart=on-abnormal")
                                .ended(1, new ExitStatus.OutOfMemory(Optional.of(limit), Optional.of(limit))));

        assertThat(scene.outlook("web").state()).isEqualTo(UnitState.BACKOFF);
        assertThat(scene.outlook("web").notes()).containsExactly("1 failure, last: oom (peak 64M, limit 64M)");
    }

    @Nested
    final class Oneshots {
        @Test
        void startsUntilItEnds() {
            scene.wants("job", "Type=oneshot")
                    .sees("job", launched(0, "Type=oneshot"))
                    .now(1e5);

            assertThat(scene.ready()).isEmpty();
            assertThat(scene.outlook("job").state()).isEqualTo(UnitState.STARTING);
        }

        @Test
        void isNotRunAgain() {
            scene.wants("job", "Type=oneshot")
                    .sees("job", launched(0, "Type=oneshot").ended(1, EXIT_0))
                    .now(1e6);

            assertThat(scene.ready()).isEmpty();
            assertThat(scene.outlook("job").state()).isEqualTo(UnitState.EXITED);
        }

        @Test
        void failsWithASignalThatIsCleanElsewhere() {
            scene.wants("job", "Type=oneshot")
                    .sees("job", launched(0, "Type=oneshot").ended(1, new ExitStatus.Killed(Signal.TERM, false)));

            assertThat(scene.outlook("job").state()).isEqualTo(UnitState.FAILED);
        }

        @Test
        void keepsWhatItStartedWhenItRemains() {
            scene.wants("job", "Type=oneshot", "RemainAfterExit=yes")
                    .sees(
                            "job",
                            launched(0, "Type=oneshot", "RemainAfterExit=yes")
                                    .ended(1, EXIT_0)
                                    .leavesOthers());

            assertThat(scene.ready()).isEmpty();
        }
    }

    @Nested
    final class HealthChecks {
        @Test
        void aUnitIsStartingUntilItsCheckPasses() {
            scene.wants("web", CHECK)
                    .sees("web", launched(0, CHECK).checked(0, 2))
                    .now(10);

            assertThat(scene.ready()).isEmpty();
            assertThat(scene.outlook("web").state()).isEqualTo(UnitState.STARTING);
            assertThat(scene.outlook("web").health()).isEqualTo(Health.STARTING);
            assertThat(scene.plan().wakeAt()).contains(at(90));
        }

        @Test
        void theFirstPassIsWrittenDown() {
            scene.wants("web", CHECK)
                    .sees("web", launched(0, CHECK).checked(1, 0))
                    .now(10);

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
            scene.wants("web", CHECK)
                    .sees("web", launched(0, CHECK).becameReady(1))
                    .now(1e6);

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
            assertThat(scene.outlook("db").notes())
                    .containsExactly("removed in 3fa9c23, waits for web.service to stop");
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
    final class WhatIsNotMet {
        private static final Unmet CONDITION = new Unmet(ConditionFamily.CONDITION, "ConditionHost=db is not met");
        private static final Unmet ASSERT = new Unmet(ConditionFamily.ASSERT, "AssertHost=db is not met");

        @Test
        void aConditionPassesTheUnitOver() {
            scene.wants("web").unmet("web", CONDITION);

            assertThat(scene.ready()).isEmpty();
            assertThat(scene.plan().settled()).isTrue();
            assertThat(scene.outlook("web").state()).isEqualTo(UnitState.STOPPED);
            assertThat(scene.outlook("web").notes()).containsExactly("condition: ConditionHost=db is not met");
        }

        @Test
        void anAssertFailsIt() {
            scene.wants("web").unmet("web", ASSERT);

            assertThat(scene.ready()).isEmpty();
            assertThat(scene.outlook("web").state()).isEqualTo(UnitState.FAILED);
            assertThat(scene.outlook("web").notes()).containsExactly("assert: AssertHost=db is not met");
        }

        @Test
        void whoComesAfterDoesNotWaitAndMissesOnlyWhatFailed() {
            scene.wants("skipped")
                    .unmet("skipped", CONDITION)
                    .wants("failed")
                    .unmet("failed", ASSERT)
                    .wants("web", "After=skipped failed");

            assertThat(scene.plan().ready())
                    .singleElement()
                    .satisfies(action -> assertThat(action.toString())
                            .contains("started without failed.service")
                            .doesNotContain("skipped.service,"));
        }

        @Test
        void whatRunsIsLeftAlone() {
            scene.wants("web").sees("web", launched(0)).unmet("web", CONDITION).now(1000);

            assertThat(scene.ready()).isEmpty();
            assertThat(scene.outlook("web").state()).isEqualTo(UnitState.RUNNING);
        }

        @Test
        void whatHasEndedIsNotStartedAgain() {
            scene.wants("web", "Restart=always")
                    .sees("web", launched(0).asWanted().ended(10, EXIT_1))
                    .unmet("web", CONDITION)
                    .now(1000);

            assertThat(scene.ready()).isEmpty();
            assertThat(scene.outlook("web").state()).isEqualTo(UnitState.STOPPED);
        }

        @Test
        void whatIsDoneStaysDone() {
            scene.wants("web", "Type=oneshot")
                    .sees("web", launched(0).asWanted().ended(10, EXIT_0))
                    .unmet("web", CONDITION);

            assertThat(scene.outlook("web").state()).isEqualTo(UnitState.EXITED);
        }

        @Test
        void aHoldStaysAHold() {
            scene.holds("web").unmet("web", CONDITION);

            assertThat(scene.outlook("web").state()).isEqualTo(UnitState.HELD);
        }
    }
}
