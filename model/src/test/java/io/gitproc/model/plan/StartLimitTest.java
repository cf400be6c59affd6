package io.gitproc.model.plan;

import static io.gitproc.model.plan.Scene.EXIT_1;
import static io.gitproc.model.plan.Scene.Sight.launched;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.plan.Scene.Sight;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class StartLimitTest {
    private static final String[] LIMITED = {"Restart=always", "RestartSec=1", "StartLimitBurst=3"};
    private static final String NOTE =
            "start limit hit: 3 starts in 10s; to try again: gitproc start web, or gitproc reset-failed";

    private final Scene scene = new Scene();

    /** Started every second, each time for half a second. */
    private static Sight[] starts(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> launched(i).asWanted().ended(i + 0.5, EXIT_1))
                .toArray(Sight[]::new);
    }

    @Test
    void withoutABurstNothingEverGivesUp() {
        scene.wants("web", "Restart=always", "RestartSec=0", "StartLimitIntervalSec=1h")
                .sees("web", starts(5))
                .now(1e6);

        assertThat(scene.ready()).containsExactly("start web");
    }

    @Test
    void belowTheBurstItIsStartedAgain() {
        scene.wants("web", LIMITED).sees("web", starts(2)).now(1e6);

        assertThat(scene.ready()).containsExactly("start web");
    }

    @Test
    void atTheBurstItHasFailedForEver() {
        scene.wants("web", LIMITED).sees("web", starts(3)).now(2.6);
        assertThat(scene.outlook("web").state()).isEqualTo(UnitState.FAILED);

        scene.now(1e9);
        assertThat(scene.outlook("web").state()).isEqualTo(UnitState.FAILED);
        assertThat(scene.outlook("web").notes()).containsExactly(NOTE);
        assertThat(scene.plan().wakeAt()).isEmpty();
    }

    @Test
    void aStartBeforeTheIntervalDoesNotCount() {
        scene.wants("web", LIMITED)
                .sees(
                        "web",
                        launched(0).asWanted().ended(1, EXIT_1),
                        launched(9).asWanted().ended(9.1, EXIT_1),
                        launched(10).asWanted().ended(10.1, EXIT_1))
                .now(1e6);

        assertThat(scene.ready()).containsExactly("start web");
    }

    @Test
    void aStartOfAnOlderTextDoesNotCount() {
        Sight[] starts = starts(3);
        starts[0] = launched(0, "Restart=always").ended(0.5, EXIT_1);
        scene.wants("web", LIMITED).sees("web", starts).now(1e6);

        assertThat(scene.ready()).containsExactly("start web");
    }

    @Test
    void aCommitThatTouchesTheUnitTriesAtOnce() {
        Sight old = launched(2, LIMITED).ended(2.5, EXIT_1);
        scene.wants("web", "Restart=always", "RestartSec=1", "StartLimitBurst=1")
                .sees("web", old)
                .now(2.6);

        assertThat(scene.ready()).containsExactly("start web");
    }

    @Test
    void aPersonWhoAsksGetsOneMoreTry() {
        Sight[] starts = starts(3);
        starts[2].retried();
        scene.wants("web", LIMITED).sees("web", starts).now(3);

        assertThat(scene.ready()).containsExactly("start web");
    }

    @Test
    void whatWasForgottenDoesNotCount() {
        Sight[] starts = starts(3);
        starts[1].resetAt(1.7);
        scene.wants("web", LIMITED).sees("web", starts).now(1e6);

        assertThat(scene.ready()).containsExactly("start web");
    }

    @Test
    void anIntervalOfZeroIsNoLimit() {
        scene.wants("web", "Restart=always", "RestartSec=0", "StartLimitBurst=1", "StartLimitIntervalSec=0")
                .sees("web", starts(5))
                .now(1e6);

        assertThat(scene.ready()).containsExactly("start web");
    }

    @Test
    void asManyEndsAreRememberedAsTheBurstNeeds() {
        scene.wants("web", "Restart=always", "RestartSec=1", "RestartMaxDelaySec=1", "StartLimitBurst=9")
                .sees("web", starts(9));
        assertThat(scene.ready()).isEmpty();

        scene.wants("web", "Restart=no", "StartLimitBurst=2").sees("web", starts(7));
        assertThat(scene.ready()).containsExactly("forget web", "forget web");
    }
}
