package io.gitproc.model.plan;

import static io.gitproc.model.plan.Scene.CHECK;
import static io.gitproc.model.plan.Scene.EXIT_0;
import static io.gitproc.model.plan.Scene.Sight.launched;
import static io.gitproc.model.plan.Scene.at;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The first second of a service of which nothing is known but that it runs. */
final class SettlingTest {
    private final Scene scene = new Scene();

    @Test
    void isWaitedForByWhoAsksWhetherAllIsWell() {
        scene.wants("web").sees("web", launched(5).asWanted()).now(5.9);
        assertThat(scene.outlook("web").state()).isEqualTo(UnitState.RUNNING);
        assertThat(scene.plan().settled()).isFalse();
        assertThat(scene.plan().wakeAt()).contains(at(6));

        scene.now(6);
        assertThat(scene.plan().settled()).isTrue();
        assertThat(scene.plan().wakeAt()).isEmpty();
    }

    @Test
    void keepsNobodyFromStarting() {
        scene.wants("db")
                .wants("web", "After=db")
                .sees("db", launched(5).asWanted())
                .now(5);

        assertThat(scene.ready()).containsExactly("start web");
    }

    @Test
    void isOverBeforeWhatIsDueLater() {
        scene.wants("web", "RuntimeMaxSec=60")
                .sees("web", launched(5).asWanted())
                .now(5);
        assertThat(scene.plan().wakeAt()).contains(at(6));

        scene.now(6);
        assertThat(scene.plan().wakeAt()).contains(at(65));
    }

    @Test
    void isNoneWhereACheckTellsMore() {
        scene.wants("web", CHECK)
                .sees("web", launched(5).asWanted().becameReady(5.1))
                .now(5.2);

        assertThat(scene.plan().settled()).isTrue();
    }

    @Test
    void isNoneForAOneshotThatIsDone() {
        scene.wants("job", "Type=oneshot", "RemainAfterExit=yes")
                .sees("job", launched(5).asWanted().ended(5.1, EXIT_0).leavesOthers())
                .now(5.2);

        assertThat(scene.plan().settled()).isTrue();
        assertThat(scene.plan().wakeAt()).isEmpty();
    }

    @Test
    void isNoneForWhatIsStopping() {
        scene.holds("web", "TimeoutStopSec=10")
                .sees("web", launched(5).asWanted().asked(5.1, StopCause.Kind.HELD))
                .now(5.2);

        assertThat(scene.plan().wakeAt()).contains(at(15.1));
    }
}
