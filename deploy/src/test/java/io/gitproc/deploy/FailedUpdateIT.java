package io.gitproc.deploy;

import static io.gitproc.deploy.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a bad version does to a host: a unit gets its old one back, or a person goes back to what was well. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailedUpdateIT {
    private static final int EXIT_FAILED = 1;
    private static final String SERVICE =
            "[Service]%nExecStart=%s%nRestart=always%nRestartSec=100ms%n[X-GitProc]%nOnFailedUpdate=%s%n";

    private final Playground playground = Playground.quiet();
    private final WorkingCopy work = playground.work();

    @BeforeAll
    void open() {
        playground.configure("repo_path: " + playground.repository(), "soak_time: 1s");
        playground.startDaemon();
    }

    @AfterAll
    void close() {
        playground.close();
    }

    @Test
    void aNewVersionThatCrashesIsReplacedByTheOldOneAndNothingElseIsTouched() {
        service("web", "/bin/sleep 1001", "rollback");
        service("neighbour", "/bin/sleep 1000", "none");
        String good = playground.deploy("Good");
        service("web", "/bin/sh -c 'echo cannot open the shop; exit 3'", "rollback");
        service("neighbour", "/bin/sleep 1002", "none");
        String bad = work.push("Bad");
        eventually(() -> assertThat(playground.done("status")).contains("web.service is back at"));
        Finished sync = playground.gitproc("sync", "--wait");

        assertThat(sync.code()).isEqualTo(EXIT_FAILED);
        assertThat(sync.err())
                .contains("web.service is back at " + good.substring(0, 7))
                .contains(bad.substring(0, 7))
                .contains("exit 3");
        assertThat(sync.out()).contains("the end of the log of web.service:\n    cannot open the shop\n");
        assertThat(argumentOf("web")).isEqualTo("1001");
        assertThat(argumentOf("neighbour")).isEqualTo("1002");
        assertThat(playground.unit("web").commit()).isEqualTo(good);
        assertThat(playground.done("status")).contains("sync: Partial").contains("web.service is back at");

        long pid = playground.unit("web").pid();
        work.write("notes.md", "Nothing of web\n");
        work.push("An unrelated commit");
        assertThat(playground.gitproc("sync", "--wait").code()).isEqualTo(EXIT_FAILED);
        assertThat(playground.unit("web").pid()).isEqualTo(pid);

        service("web", "/bin/sleep 1003", "rollback");
        String fix = playground.deploy("Mend web");
        assertThat(argumentOf("web")).isEqualTo("1003");
        assertThat(playground.unit("web").commit()).isEqualTo(fix);
        assertThat(playground.done("status")).contains("sync: Synced").doesNotContain("is back at");
    }

    @Test
    void aRollbackWithoutACommitGoesToTheLastOneThatWasWell() {
        service("shop", "/bin/sleep 1001", "none");
        String good = playground.deploy("Good");
        eventually(() -> assertThat(ref("refs/gitproc/healthy")).isEqualTo(good));
        assertThat(ref("refs/gitproc/applied")).isEqualTo(good);
        service("shop", "/bin/sh -c 'exit 3'", "none");
        String bad = work.push("Bad");
        eventually(() -> assertThat(playground.unit("shop").state()).isEqualTo("crash-loop"));
        assertThat(ref("refs/gitproc/target")).isEqualTo(bad);

        assertThat(playground.done("rollback", "-m", "the shop is closed"))
                .contains("rolled back to " + good.substring(0, 7));
        playground.settle();
        assertThat(ref("refs/gitproc/target")).isEqualTo(good);
        assertThat(argumentOf("shop")).isEqualTo("1001");

        service("shop", "/bin/sleep 1002", "none");
        playground.deploy("Mend the shop");
        assertThat(argumentOf("shop")).isEqualTo("1002");
    }

    private void service(String name, String command, String onFailedUpdate) {
        work.write(name + ".service", SERVICE.formatted(command, onFailedUpdate));
    }

    private String argumentOf(String unit) {
        return new RunningProcess(playground.unit(unit).pid()).arguments().get(1);
    }

    private String ref(String name) {
        return new WorkingCopy(playground.repository()).git("rev-parse", name);
    }
}
