package io.gitproc.model.plan;

import static io.gitproc.model.plan.Scene.EXIT_0;
import static io.gitproc.model.plan.Scene.Sight.launched;
import static io.gitproc.model.plan.Scene.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.plan.Scene.Sight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom a stop asks, whom it ends and whom it leaves alone: systemd.kill(5). */
class StopPolicyTest {
    private final Scene scene = new Scene();

    /** A held unit with these lines, written with a slash between them, and what is seen of it. */
    private Scene held(String lines, Sight... seen) {
        String[] split = ("TimeoutStopSec=10 / " + lines).split(" / ", -1);
        return scene.holds("web", split).sees("web", seen);
    }

    private static Sight asked() {
        return launched(0).asWanted().asked(100, StopCause.Kind.HELD);
    }

    private static Sight mainEnded() {
        return asked().ended(101, EXIT_0).leavesOthers();
    }

    @ParameterizedTest
    @CsvSource({
        "KillMode=control-group, SIGTERM SIGCONT to ALL",
        "KillMode=mixed, SIGTERM SIGCONT to MAIN",
        "KillMode=process, SIGTERM SIGCONT to MAIN",
        "KillMode=none, ' to MAIN'",
        "KillSignal=QUIT, SIGQUIT SIGCONT to ALL",
        "KillSignal=KILL, SIGKILL to ALL",
        "KillSignal=CONT, SIGCONT to ALL",
        "SendSIGHUP=yes, SIGTERM SIGCONT SIGHUP to ALL",
        "SendSIGHUP=yes / KillSignal=HUP, SIGHUP SIGCONT to ALL",
        "KillMode=mixed / SendSIGHUP=yes, SIGTERM SIGCONT SIGHUP to MAIN",
    })
    void aStopAsks(String lines, String signals) {
        held(lines, launched(0).asWanted()).now(100);

        assertThat(scene.signals()).isEqualTo(signals);
    }

    @ParameterizedTest
    @CsvSource({
        "KillMode=control-group, SIGKILL to ALL",
        "KillMode=mixed, SIGKILL to ALL",
        "KillMode=process, SIGKILL to MAIN",
        "FinalKillSignal=ABRT, SIGABRT to ALL",
        "KillMode=process / FinalKillSignal=ABRT, SIGABRT to MAIN",
    })
    void theFinalSignalComesAtTheTimeout(String lines, String signals) {
        held(lines, asked()).now(109.9);
        assertThat(scene.ready()).isEmpty();
        assertThat(scene.plan().wakeAt()).contains(at(110));

        scene.now(110);
        assertThat(scene.signals()).isEqualTo(signals);
    }

    @Test
    void mixedKillsTheOthersAsSoonAsTheMainProcessIsGone() {
        held("KillMode=mixed", mainEnded()).now(101);

        assertThat(scene.signals()).isEqualTo("SIGKILL to ALL");
    }

    @Test
    void aKillSaysWhy() {
        held("KillMode=mixed", mainEnded()).now(101);
        assertThat(scene.reason("web")).isEqualTo("its main process has ended");

        held("KillMode=mixed", asked()).now(110);
        assertThat(scene.reason("web")).isEqualTo("still there after its stop timeout");
    }

    @Test
    void mixedKillsTheOthersAlsoWhenTheMainProcessEndedByItself() {
        scene.wants("web", "KillMode=mixed", "Restart=always")
                .sees(
                        "web",
                        launched(0)
                                .asWanted()
                                .asked(5, StopCause.Kind.LEFTOVER)
                                .ended(5, EXIT_0)
                                .leavesOthers())
                .now(5);

        assertThat(scene.signals()).isEqualTo("SIGKILL to ALL");
    }

    @Test
    void controlGroupGivesTheOthersTheirTime() {
        held("KillMode=control-group", mainEnded()).now(109.9);

        assertThat(scene.ready()).isEmpty();
        assertThat(scene.outlook("web").state()).isEqualTo(UnitState.STOPPING);
    }

    @ParameterizedTest
    @CsvSource({"KillMode=process", "KillMode=none", "KillMode=mixed / SendSIGKILL=no"})
    void whatTheMainProcessLeavesMayStay(String lines) {
        held(lines, mainEnded()).now(101);

        assertThat(scene.ready()).isEmpty();
        assertThat(scene.outlook("web").state()).isEqualTo(UnitState.HELD);
        assertThat(scene.plan().settled()).isTrue();
        assertThat(scene.outlook("web").notes()).contains("processes were left running, as KillMode= says");
    }

    @ParameterizedTest
    @CsvSource({"KillMode=control-group", "KillMode=mixed", "KillMode=process"})
    void withoutAFinalSignalAllIsLeftAtTheTimeout(String mode) {
        held(mode + " / SendSIGKILL=no", asked()).now(109.9);
        assertThat(scene.outlook("web").state()).isEqualTo(UnitState.STOPPING);
        assertThat(scene.plan().wakeAt()).contains(at(110));

        scene.now(110);
        assertThat(scene.ready()).isEmpty();
        assertThat(scene.outlook("web").state()).isEqualTo(UnitState.HELD);
    }

    @Test
    void noneDoesNotEvenWaitForTheMainProcess() {
        held("KillMode=none", asked()).now(100);

        assertThat(scene.ready()).isEmpty();
        assertThat(scene.outlook("web").state()).isEqualTo(UnitState.HELD);
    }

    @Test
    void whatIsLeftAloneIsInNobodysWay() {
        scene.wants("web", "KillMode=process")
                .sees(
                        "web",
                        launched(0, "KillMode=process")
                                .asked(100, StopCause.Kind.RESTART)
                                .ended(101, EXIT_0)
                                .leavesOthers());
        assertThat(scene.ready()).containsExactly("start web");
    }

    @Test
    void whatWasLeftAloneIsNotCalledBackByANewerText() {
        scene.wants("web", "KillMode=control-group")
                .sees(
                        "web",
                        launched(0, "KillMode=process")
                                .asked(100, StopCause.Kind.RESTART)
                                .ended(101, EXIT_0)
                                .leavesOthers(),
                        launched(102).asWanted())
                .now(1000);

        assertThat(scene.ready()).isEmpty();
        assertThat(scene.outlook("web").state()).isEqualTo(UnitState.RUNNING);
    }
}
