package io.gitproc.model.plan;

import static io.gitproc.model.plan.Scene.EXIT_0;
import static io.gitproc.model.plan.Scene.Sight.launched;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.unit.Signal;
import org.junit.jupiter.api.Test;

/** Units that do one thing and are done. */
final class OneshotTest {
    private final Scene scene = new Scene();

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
        assertThat(scene.outlook("job").state()).isEqualTo(UnitState.EXITED);
        assertThat(scene.plan().settled()).isTrue();
        assertThat(scene.plan().wakeAt()).isEmpty();
    }

    @Test
    void thatRemainsIsStoppedAndRunAgainWithWhatItHangsOn() {
        scene.wants("db", "Environment=A=2")
                .wants("job", "Type=oneshot", "RemainAfterExit=yes", "Requires=db", "After=db")
                .sees("db", launched(0, "Environment=A=1"))
                .sees("job", launched(1).asWanted().ended(2, EXIT_0))
                .now(9);
        assertThat(scene.ready()).containsExactly("stop job: dependency db.service");

        scene.sees("db", launched(10).asWanted())
                .sees(
                        "job",
                        launched(1)
                                .asWanted()
                                .asked(9, StopCause.Kind.DEPENDENCY)
                                .ended(2, EXIT_0))
                .now(11);
        assertThat(scene.ready()).containsExactly("start job");
    }

    @Test
    void thatRemainsAsksNobodyWhenItIsStopped() {
        scene.holds("job", "Type=oneshot", "RemainAfterExit=yes")
                .sees("job", launched(1).asWanted().ended(2, EXIT_0))
                .now(9);

        assertThat(scene.signals()).isEqualTo(" to ALL");
        assertThat(scene.ready()).containsExactly("stop job: stopped by alice");
    }

    @Test
    void thatDoesNotRemainHasNothingToStop() {
        scene.wants("db", "Environment=A=2")
                .wants("job", "Type=oneshot", "Requires=db", "After=db")
                .sees("db", launched(0, "Environment=A=1"))
                .sees("job", launched(1).asWanted().ended(2, EXIT_0))
                .now(9);

        assertThat(scene.ready()).containsExactly("stop db: replaced by 3fa9c23");
    }

    @Test
    void thatRemainsRunsAgainWhenAPersonWantsIt() {
        scene.wants("job", "Type=oneshot", "RemainAfterExit=yes")
                .sees("job", launched(1).asWanted().ended(2, EXIT_0).retried());

        assertThat(scene.ready()).containsExactly("start job");
    }
}
