package io.gitproc.model.plan;

import static io.gitproc.model.plan.Scene.CHECK;
import static io.gitproc.model.plan.Scene.EXIT_0;
import static io.gitproc.model.plan.Scene.EXIT_1;
import static io.gitproc.model.plan.Scene.Sight.launched;
import static io.gitproc.model.plan.Scene.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.unit.Bytes;
import io.gitproc.model.unit.Signal;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What follows the end of a unit. */
final class RecoveryTest {
    private final Scene scene = new Scene();

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

        @ParameterizedTest
        @CsvSource({"600, CRASH_LOOP", "600.1, BACKOFF"})
        void tenMinutesAreCountedFromTheLastFailureBackwards(double last, UnitState state) {
            scene.wants("web", "Restart=always", "RestartSec=20")
                    .sees(
                            "web",
                            launched(-100).asWanted().ended(0, EXIT_1),
                            launched(1).asWanted().ended(250, EXIT_1),
                            launched(251).asWanted().ended(last, EXIT_1))
                    .now(last);

            assertThat(scene.outlook("web").state()).isEqualTo(state);
        }

        @Test
        void goodEndsAreNoFailures() {
            scene.wants("web", "Restart=always", "RestartSec=20")
                    .sees(
                            "web",
                            launched(0).asWanted().ended(100, EXIT_0),
                            launched(101).asWanted().ended(250, EXIT_0),
                            launched(251).asWanted().ended(400, EXIT_1))
                    .now(401);

            assertThat(scene.outlook("web").state()).isEqualTo(UnitState.BACKOFF);
            assertThat(scene.note("web")).isEqualTo("1 failure, last: exit 1");
        }

        @ParameterizedTest
        @CsvSource({"0, '1 end, last: exit 0'", "2, 'restarting often: 3 ends, last: exit 0'"})
        void goodEndsInARowAreWaitedForAndAreNoLoop(int before, String note) {
            scene.wants("web", "Restart=always", "RestartSec=20")
                    .sees("web", launched(0).asWanted().failedBefore(before).ended(1, EXIT_0))
                    .now(2);

            assertThat(scene.outlook("web").state()).isEqualTo(UnitState.BACKOFF);
            assertThat(scene.note("web")).isEqualTo(note);
        }

        @Test
        void aWaitWithoutAnEndIsNone() {
            scene.wants("web", "Restart=always", "RestartSec=infinity")
                    .sees("web", launched(0).asWanted().ended(1, EXIT_1))
                    .now(1e6);

            assertThat(scene.outlook("web").state()).isEqualTo(UnitState.FAILED);
            assertThat(scene.note("web")).isEqualTo("not started again by itself: RestartSec=infinity");
        }

        @Test
        void whatTheHostRefusedIsTriedAgainAtItsTime() {
            scene.wants("web").refused("web", "no space left on device", 30).now(29.9);
            assertThat(scene.ready()).isEmpty();
            assertThat(scene.outlook("web").state()).isEqualTo(UnitState.BACKOFF);
            assertThat(scene.outlook("web").nextTry()).contains(at(30));
            assertThat(scene.note("web")).isEqualTo("no space left on device");

            scene.now(30);
            assertThat(scene.ready()).containsExactly("start web");
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
    final class ReasonsOfAStart {
        @Test
        void theCommitThatHasIt() {
            assertThat(scene.wants("web").reason("web")).isEqualTo("wanted by 3fa9c23");
        }

        @Test
        void theCommitThatChangedIt() {
            scene.wants("web", "Environment=A=2").sees("web", launched(0).ended(1, EXIT_0));

            assertThat(scene.reason("web")).isEqualTo("changed in 3fa9c23");
        }

        @Test
        void aPerson() {
            scene.wants("web").sees("web", launched(0).ended(1, EXIT_0).retried());

            assertThat(scene.reason("web")).isEqualTo("started by alice");
        }

        @Test
        void aPersonWhoForgotItsFailures() {
            scene.wants("web", "Restart=always", "RestartSec=1h")
                    .sees("web", launched(0).asWanted().ended(10, EXIT_1).resetAt(10))
                    .now(11);

            assertThat(scene.reason("web")).isEqualTo("failures forgotten by alice");
        }

        @Test
        void howItEnded() {
            scene.wants("web", "Restart=always")
                    .sees("web", launched(0).asWanted().ended(10, EXIT_1))
                    .now(60);

            assertThat(scene.reason("web")).isEqualTo("restarted after exit 1");
        }

        @ParameterizedTest
        @CsvSource({
            "HELD, hold released",
            "REMOVED, wanted again",
            "SHUTDOWN, host or daemon started",
            "RESTART, RESTART",
            "DEPENDENCY, DEPENDENCY"
        })
        void theEndOfWhatItWasStoppedFor(StopCause.Kind kind, String reason) {
            scene.wants("web").sees("web", launched(0).asked(1, kind).ended(2, EXIT_0));

            assertThat(scene.reason("web")).isEqualTo(reason);
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
        void whatIsKilledWithItsMainProcessIsAStopTimeout() {
            scene.wants("web", "Restart=always", "RestartSec=1h", "KillMode=mixed")
                    .sees(
                            "web",
                            launched(0)
                                    .asWanted()
                                    .asked(10, StopCause.Kind.HEALTH)
                                    .killed(100)
                                    .ended(100, EXIT_0))
                    .now(101);

            assertThat(scene.note("web")).isEqualTo("1 failure, last: HEALTH, stop timeout");
        }

        @Test
        void whatTheMainProcessLeftBehindIsNotTheCause() {
            scene.wants("web", "Restart=always", "RestartSec=1h")
                    .sees(
                            "web",
                            launched(0)
                                    .asWanted()
                                    .asked(5, StopCause.Kind.LEFTOVER)
                                    .ended(5, EXIT_1))
                    .now(6);

            assertThat(scene.note("web")).isEqualTo("1 failure, last: exit 1");
        }

        @Test
        void aCoreDumpIsSaid() {
            scene.wants("web", "Restart=always", "RestartSec=1h")
                    .sees("web", launched(0).asWanted().ended(1, new ExitStatus.Killed(Signal.SEGV, true)))
                    .now(2);

            assertThat(scene.outlook("web").notes()).containsExactly("1 failure, last: SIGSEGV, core dumped");
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
}
