package io.gitproc.model.plan;

import static io.gitproc.model.plan.Scene.EXIT_0;
import static io.gitproc.model.plan.Scene.EXIT_1;
import static io.gitproc.model.plan.Scene.Sight.launched;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.unit.ConditionFamily;
import org.junit.jupiter.api.Test;

/** A unit whose own conditions and asserts do not let it start. */
final class UnmetTest {
    private final Scene scene = new Scene();

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
