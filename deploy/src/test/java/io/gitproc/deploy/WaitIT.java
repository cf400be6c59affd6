package io.gitproc.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** {@code gitproc wait}: a pipeline hears whether its commit has arrived, and as soon as it cannot. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WaitIT {
    private static final int EXIT_FAILED = 1;
    private static final int EXIT_USAGE = 64;
    private static final String NOWHERE = "0123456789abcdef0123456789abcdef01234567";

    private final Playground playground = Playground.quiet();
    private final WorkingCopy work = playground.work();
    private String good = "";

    @BeforeAll
    void open() {
        playground.configure("repo_path: " + playground.repository(), "soak_time: 1s");
        playground.startDaemon();
    }

    @BeforeEach
    void push() {
        service("/bin/sleep 1001");
        good = work.push("Good");
    }

    @AfterEach
    void goOn() {
        playground.done("resume");
    }

    @AfterAll
    void close() {
        playground.close();
    }

    @Test
    void itReturnsWhenTheCommitIsAppliedAndThenHealthy() {
        assertThat(arrives(good)).contains(good.substring(0, 7) + " is applied");
        assertThat(arrives(good, "--healthy")).contains(good.substring(0, 7) + " is healthy");
        assertThat(ref("refs/gitproc/healthy")).isEqualTo(good);
    }

    @Test
    void aDescendantIsAsGood() {
        service("/bin/sleep 1002");
        String next = work.push("Next");

        assertThat(arrives(good)).contains(good.substring(0, 7) + " is applied");
        assertThat(ref("refs/gitproc/target")).isEqualTo(next);
    }

    @Test
    void aCommitWhoseUnitCrashesCannotComeTrue() {
        arrives(good);
        service("/bin/sh -c 'exit 3'");
        String bad = work.push("Bad");

        Finished wait = playground.gitproc("wait", "--commit", bad, "--healthy", "--timeout", "120s");

        assertThat(wait.code()).isEqualTo(EXIT_FAILED);
        assertThat(wait.err()).contains(bad.substring(0, 7) + " is not healthy: web.service is crash-loop: exit 3");
    }

    @Test
    void aCommitThatIsRolledBackPastCannotComeTrue() {
        arrives(good);
        service("/bin/sleep 1002");
        String bad = playground.deploy("Bad");
        playground.done("rollback", good, "-m", "500s");

        fails(bad, "this host is rolled back to " + good.substring(0, 7) + " by ", "500s", "gitproc resume");
        assertThat(arrives(good)).contains("is applied");
    }

    @Test
    void aCommitThatIsRefusedCannotComeTrue() {
        arrives(good);
        work.write("a.service", "[Unit]\nAfter=b.service\n[Service]\nExecStart=/bin/sleep 1\n");
        work.write("b.service", "[Unit]\nAfter=a.service\n[Service]\nExecStart=/bin/sleep 1\n");
        String cycle = work.push("Turn in circles");

        fails(cycle, "refused " + cycle.substring(0, 7) + ": dependency cycle");
        work.delete("a.service").delete("b.service");
    }

    @Test
    void whatIsNotThereIsWaitedForUntilTheTimeIsOver() {
        arrives(good);
        Finished late = playground.gitproc("wait", "--commit", NOWHERE, "--timeout", "1s");

        assertThat(late.code()).isEqualTo(EXIT_FAILED);
        assertThat(late.err()).contains("0123456 is not applied: the repository has no such commit after 1 s");
    }

    @Test
    void whatIsNoCommitAndNoTimeIsRefusedAtOnce() {
        fails("last tuesday", "there is no commit \"last tuesday\"");
        assertThat(playground.gitproc("wait").code()).isEqualTo(EXIT_USAGE);
        assertThat(playground
                        .gitproc("wait", "--commit", good, "--timeout", "soon")
                        .code())
                .isEqualTo(EXIT_USAGE);
    }

    private String arrives(String commit, String... more) {
        String[] words = {"wait", "--commit", commit, "--timeout", "120s"};
        return playground.done(
                Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray(String[]::new));
    }

    private void fails(String commit, String... sentences) {
        Finished wait = playground.gitproc("wait", "--commit", commit, "--timeout", "120s");

        assertThat(wait.code()).isEqualTo(EXIT_FAILED);
        assertThat(wait.err()).contains(sentences).as("before its time").doesNotContain(" after 120 s");
    }

    private void service(String command) {
        work.write("web.service", "[Service]\nExecStart=" + command + "\nRestart=always\nRestartSec=100ms\n");
    }

    private String ref(String name) {
        return new WorkingCopy(playground.repository()).git("rev-parse", name);
    }
}
