package io.gitproc.model.plan;

import static io.gitproc.model.plan.Scene.CHECK;
import static io.gitproc.model.plan.Scene.Sight.launched;
import static io.gitproc.model.plan.Scene.at;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A unit that runs for longer than it may. */
final class RunTimeMaxTest {
    private final Scene scene = new Scene();

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
