package io.gitproc.model.plan;

import static io.gitproc.model.plan.Scene.EXIT_0;
import static io.gitproc.model.plan.Scene.EXIT_1;
import static io.gitproc.model.plan.Scene.Sight.launched;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.plan.Scene.Sight;
import org.junit.jupiter.api.Test;

/** What becomes of the runtime directories of a service that has ended: RuntimeDirectoryPreserve= of systemd.exec(5). */
class CleaningTest {
    private static final String DIRECTORY = "RuntimeDirectory=web web/run";

    private final Scene scene = new Scene();

    private static Sight failed() {
        return launched(0).asWanted().ended(1, EXIT_1).stillContained();
    }

    private static Sight stopped() {
        return launched(0)
                .asWanted()
                .asked(1, StopCause.Kind.HELD)
                .ended(2, EXIT_0)
                .stillContained();
    }

    @Test
    void theyAreRemovedWhenItEnds() {
        scene.wants("web", DIRECTORY).sees("web", failed());

        assertThat(scene.ready()).containsExactly("release web /run/web /run/web/run");
    }

    @Test
    void theyAreRemovedBeforeAnotherStart() {
        scene.wants("web", DIRECTORY, "Restart=always", "RestartSec=0")
                .sees("web", failed())
                .now(1);

        assertThat(scene.ready()).containsExactly("release web /run/web /run/web/run", "start web");
    }

    @Test
    void theyStayWhenTheyArePreserved() {
        scene.holds("web", DIRECTORY, "RuntimeDirectoryPreserve=yes").sees("web", stopped());

        assertThat(scene.ready()).containsExactly("release web");
    }

    @Test
    void theyStayForARestart() {
        scene.wants("web", DIRECTORY, "RuntimeDirectoryPreserve=restart", "Restart=always", "RestartSec=5")
                .sees("web", failed())
                .now(2);
        assertThat(scene.ready()).isEmpty();

        scene.now(100);
        assertThat(scene.ready()).containsExactly("start web", "release web");
    }

    @Test
    void whatStaysForARestartIsRemovedByAStop() {
        scene.holds("web", DIRECTORY, "RuntimeDirectoryPreserve=restart").sees("web", stopped());

        assertThat(scene.ready()).containsExactly("release web /run/web /run/web/run");
    }

    @Test
    void whatAUnitLeftThatIsGoneIsRemovedBeforeItIsForgotten() {
        scene.sees(
                "web",
                launched(0, DIRECTORY)
                        .asked(1, StopCause.Kind.REMOVED)
                        .ended(2, EXIT_0)
                        .stillContained());

        assertThat(scene.ready()).containsExactly("release web /run/web /run/web/run");
    }

    @Test
    void aOneshotThatStaysActiveKeepsThem() {
        scene.wants("web", DIRECTORY, "Type=oneshot", "RemainAfterExit=yes")
                .sees("web", launched(0).asWanted().ended(1, EXIT_0).stillContained());

        assertThat(scene.ready()).isEmpty();
    }

    @Test
    void theyAreThoseOfTheLastStart() {
        scene.wants("web", DIRECTORY).sees("web", failed(), launched(5).asWanted());

        assertThat(scene.ready()).containsExactly("release web");
    }
}
