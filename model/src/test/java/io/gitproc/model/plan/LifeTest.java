package io.gitproc.model.plan;

import static io.gitproc.model.plan.Scene.EXIT_0;
import static io.gitproc.model.plan.Scene.EXIT_1;
import static io.gitproc.model.plan.Scene.Sight.launched;
import static io.gitproc.model.plan.Scene.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.plan.Scene.Sight;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What one unit does next while its own text, its stops and its holds are all that counts. */
final class LifeTest {
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
        void ofTwoThatRunTheOlderOneStops() {
            scene.wants("web")
                    .sees("web", launched(0).asWanted(), launched(5).asWanted())
                    .now(9);

            assertThat(scene.ready()).containsExactly("stop web: a newer one runs");
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

        @Test
        void whatHasEndedWhileItsNewVersionCannotStartWakesNobody() {
            scene.wants("web", "Type=oneshot", "RemainAfterExit=yes", "User=carol")
                    .sees("web", launched(0).ended(1, EXIT_0))
                    .obstacle("web", "User=carol: no such user on this host")
                    .now(1000);

            assertThat(scene.ready()).isEmpty();
            assertThat(scene.plan().wakeAt()).isEmpty();
        }
    }

    @Nested
    final class AnAdjustmentThatWasCutShort {
        @Test
        void isMadeAgainThoughTheTextIsTheOneWanted() {
            scene.wants("web", "MemoryMax=64M")
                    .sees("web", launched(0).asWanted().adjusting());

            assertThat(scene.ready()).containsExactly("adjust web");
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
        void aHeldUnitSaysThatANewVersionWaits() {
            Sight stopped = launched(0).asked(1, StopCause.Kind.HELD).ended(2, EXIT_0);
            scene.holds("web").sees("web", stopped);
            assertThat(scene.note("web")).isEqualTo("stopped by alice");

            scene.holds("web", "Environment=A=2").sees("web", stopped);
            assertThat(scene.note("web")).isEqualTo("stopped by alice, new version waiting");
        }

        @Test
        void aHeldUnitWhoseStartWasGivenUpIsHeldAndKeepsBackWhatRequiresIt() {
            scene.holds("web").sees("web", launched(0).abandoned()).wants("app", "Requires=web.service");

            assertThat(scene.ready()).containsExactly("forget web");
            assertThat(scene.outlook("web").state()).isEqualTo(UnitState.HELD);
            assertThat(scene.outlook("app").state()).isEqualTo(UnitState.WAITING);
        }

        @Test
        void theEndOfAHoldStartsIt() {
            scene.wants("web")
                    .sees("web", launched(0).asked(1, StopCause.Kind.HELD).ended(2, EXIT_0));

            assertThat(scene.ready()).containsExactly("start web");
        }
    }
}
