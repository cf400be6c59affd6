package io.gitproc.deploy;

import static io.gitproc.deploy.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** {@code gitproc pause}: the host heals, and takes no commit, until {@code gitproc resume}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PauseIT {
    private static final int EXIT_FAILED = 1;
    private static final int EXIT_USAGE = 64;

    private final Playground playground = Playground.open();
    private int version = 1000;
    private String target = "";

    @BeforeEach
    void deploy() {
        write();
        target = playground.deploy("Set web to " + version);
    }

    @AfterEach
    void goOn() {
        playground.done("resume");
    }

    @AfterAll
    void close() {
        playground.close();
    }

    private void write() {
        version++;
        playground
                .work()
                .write(
                        "web.service",
                        "[Service]\nExecStart=/bin/sleep " + version + "\nRestart=always\nRestartSec=0\n");
    }

    private String push() {
        write();
        return playground.work().push("Set web to " + version);
    }

    private void assertRuns(int expected) {
        eventually(() -> assertThat(ProcessHandle.of(playground.unit("web").pid())
                        .flatMap(process -> process.info().arguments())
                        .map(arguments -> arguments[0]))
                .contains(String.valueOf(expected)));
    }

    private String targetRef() {
        return Finished.run(
                        playground.folder(),
                        List.of("git", "-C", playground.repository().toString(), "rev-parse", "refs/gitproc/target"))
                .out()
                .strip();
    }

    @Test
    void aPausedHostHealsAndTakesNoCommitWhateverHappensToTheDaemon() {
        int kept = version;
        assertThat(playground.done("pause", "-m", "moving the database"))
                .contains("paused at " + target.substring(0, 7) + " (Set web to " + kept + ")");
        push();
        String newest = push();

        Finished sync = playground.gitproc("sync");
        assertThat(sync.code()).isEqualTo(EXIT_FAILED);
        assertThat(sync.err())
                .contains("paused by ")
                .contains("(moving the database): 2 commits wait")
                .contains("to go on: gitproc resume");
        ProcessHandle.of(playground.unit("web").pid()).orElseThrow().destroyForcibly();
        assertRuns(kept);
        playground.killDaemon();
        playground.startDaemon();
        eventually(() -> assertThat(playground.done("status"))
                .contains("sync: Held")
                .contains("2 commits wait, the newest " + newest.substring(0, 7)));
        assertThat(targetRef()).isEqualTo(target);
        assertRuns(kept);

        assertThat(playground.done("resume")).contains("resumed: target is " + newest.substring(0, 7));
        assertRuns(version);
        assertThat(targetRef()).isEqualTo(newest);
        assertThat(playground.done("status")).doesNotContain("paused");
    }

    @Test
    void aPauseWithAnEndEndsByItself() {
        Instant end = Instant.now().plusSeconds(3);
        playground.done("pause", "--for", "3s");
        push();

        assertRuns(version);
        assertThat(playground.unit("web").since()).isAfterOrEqualTo(end);
    }

    @Test
    void aPersonMayRollBackWhilePaused() {
        write();
        playground.deploy("Set web to " + version);
        playground.done("pause");
        playground.done("rollback", target, "-m", "500s");

        assertRuns(version - 1);
        assertThat(playground.done("list")).contains("rolled back to ").contains("paused by ");
        assertThat(playground.done("resume"))
                .startsWith("resumed: target is " + target.substring(0, 7))
                .containsPattern("; still rolled back to " + target.substring(0, 7)
                        + " by .*, until web.service is mended; to end that too: gitproc resume");
        assertThat(playground.done("resume")).contains("it may have again what was rejected: web.service");
        playground.settle();
        push();
    }

    @Test
    void whatIsNoPauseIsRefusedAndWhoIsNotPausedHasNothingToResume() {
        for (String span : List.of("-1", "soon", "0")) {
            assertThat(playground.gitproc("pause", "--for", span).code()).isEqualTo(EXIT_USAGE);
        }
        assertThat(playground.done("resume")).contains("nothing kept the target: target is ");
        assertThat(playground.done("status")).contains("sync: Synced");
    }
}
