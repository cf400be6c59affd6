package io.gitproc.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** {@code gitproc rollback}: this host goes back, the branch does not, and what is mended goes on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RollbackIT {
    private static final int EXIT_FAILED = 1;
    private static final int UNRELATED = 20;

    private final Playground playground = Playground.open();
    private final WorkingCopy work = playground.work();
    private String good = "";
    private String bad = "";
    private long neighbour;

    @BeforeEach
    void deployGoodThenBad() {
        service("web", 1001);
        service("neighbour", 1000);
        good = playground.deploy("Good");
        neighbour = playground.unit("neighbour").pid();
        service("web", 1002);
        bad = playground.deploy("Bad");
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
    void itMovesTheTargetAndNoBranch() {
        playground.done("rollback", good.substring(0, 8), "-m", "it is slow");
        playground.settle();

        assertThat(commandOfWeb()).isEqualTo("1001");
        assertThat(ref("refs/gitproc/target")).isEqualTo(good);
        assertThat(ref("refs/heads/main")).isEqualTo(bad);
        assertThat(playground.unit("neighbour").pid()).isEqualTo(neighbour);
        assertThat(playground.done("list"))
                .contains("rolled back to " + good.substring(0, 7))
                .contains("it is slow")
                .contains("waits for a change of web.service");
        assertThat(playground.done("status")).contains("sync: RolledBack");
    }

    @Test
    void neitherTheNextLookNorAnUnrelatedCommitUndoesIt() {
        rollBack();
        long pid = playground.unit("web").pid();
        playground.done("sync", "--wait");
        service("other", 1003);
        work.push("Add an unrelated unit");
        playground.done("sync", "--wait");

        assertThat(playground.unit("web").pid()).isEqualTo(pid);
        assertThat(playground.unit("neighbour").pid()).isEqualTo(neighbour);
        assertThat(ref("refs/gitproc/target")).isEqualTo(good);
    }

    @Test
    void aFixGoesOnByItself() {
        rollBack();
        service("web", 1004);
        String fix = playground.deploy("Mend web");

        assertThat(commandOfWeb()).isEqualTo("1004");
        assertThat(ref("refs/gitproc/target")).isEqualTo(fix);
        assertThat(playground.done("list")).doesNotContain("rolled back");
    }

    @Test
    void twentyUnrelatedCommitsTheFixAndARevertRestartNothingElse() {
        rollBack();
        long pid = playground.unit("web").pid();
        String unrelated = "";
        for (int i = 1; i <= UNRELATED; i++) {
            work.write("notes/" + i + ".md", "Note " + i + "\n");
            unrelated = work.push("Write note " + i);
            playground.settle();
        }

        assertThat(playground.unit("web").pid()).isEqualTo(pid);
        assertThat(playground.unit("neighbour").pid()).isEqualTo(neighbour);
        assertThat(ref("refs/gitproc/target")).isEqualTo(good);

        service("web", 1004);
        playground.deploy("Mend web");
        long mended = playground.unit("web").pid();
        assertThat(commandOfWeb()).isEqualTo("1004");
        work.git("revert", "--no-edit", unrelated);
        String revert = playground.deploy("Nothing more");

        assertThat(ref("refs/gitproc/target")).isEqualTo(revert);
        assertThat(playground.unit("web").pid()).isEqualTo(mended);
        assertThat(playground.unit("neighbour").pid()).isEqualTo(neighbour);
    }

    @Test
    void aPinKeepsAlsoTheFixOutUntilResume() {
        playground.done("rollback", good, "--pin", "-m", "until Monday");
        service("web", 1004);
        String fix = work.push("Mend web");
        Finished sync = playground.gitproc("sync", "--wait");

        assertThat(sync.code()).isEqualTo(EXIT_FAILED);
        assertThat(sync.err()).contains("until Monday").contains("gitproc resume");
        assertThat(commandOfWeb()).isEqualTo("1001");
        assertThat(playground.done("status")).contains("pinned");

        assertThat(playground.done("resume")).contains("resumed: target is " + fix.substring(0, 7));
        playground.settle();
        assertThat(commandOfWeb()).isEqualTo("1004");
        assertThat(playground.done("status")).doesNotContain("pinned").doesNotContain("rolled back");
    }

    @Test
    void aRevertGoesOnByItself() {
        rollBack();
        long pid = playground.unit("web").pid();
        work.git("revert", "--no-edit", bad);
        String revert = playground.deploy("Nothing more");

        assertThat(ref("refs/gitproc/target")).isEqualTo(revert);
        assertThat(playground.unit("web").pid()).isEqualTo(pid);
    }

    @Test
    void itOutlivesTheDaemon() {
        rollBack();
        long pid = playground.unit("web").pid();
        playground.killDaemon();
        playground.startDaemon();
        playground.settle();

        assertThat(playground.unit("web").pid()).isEqualTo(pid);
        assertThat(playground.done("list")).contains("rolled back to " + good.substring(0, 7));
    }

    @Test
    void aCommitThatIsNotThereIsRefused() {
        Finished unknown = playground.gitproc("rollback", "0123456789abcdef0123456789abcdef01234567");
        Finished nonsense = playground.gitproc("rollback", "last tuesday");

        assertThat(unknown.code()).isEqualTo(EXIT_FAILED);
        assertThat(unknown.err())
                .contains("0123456789abcdef0123456789abcdef01234567")
                .contains("help: ");
        assertThat(nonsense.code()).isEqualTo(EXIT_FAILED);
        assertThat(nonsense.err()).contains("last tuesday");
        assertThat(ref("refs/gitproc/target")).isEqualTo(bad);
    }

    private void rollBack() {
        playground.done("rollback", good);
        playground.settle();
        assertThat(commandOfWeb()).isEqualTo("1001");
    }

    private void service(String name, int seconds) {
        work.write(name + ".service", "[Service]\nExecStart=/bin/sleep " + seconds + "\n");
    }

    private String commandOfWeb() {
        return new RunningProcess(playground.unit("web").pid()).arguments().get(1);
    }

    private String ref(String name) {
        return new WorkingCopy(playground.repository()).git("rev-parse", name);
    }
}
