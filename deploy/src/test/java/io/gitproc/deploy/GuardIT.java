package io.gitproc.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What looks like an accident is not followed, until a person approves that very commit. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuardIT {
    private static final int EXIT_FAILED = 1;
    private static final int UNITS = 5;
    private static final int EXIT_NO_SUCH_UNIT = 4;

    private final Playground playground = Playground.open();
    private final WorkingCopy work = playground.work();
    private long web;

    @BeforeEach
    void deploy() {
        for (int i = 1; i <= UNITS; i++) {
            service("worker" + i, 1000);
        }
        service("web", 1001);
        playground.deploy("Serve");
        web = playground.unit("web").pid();
    }

    @AfterAll
    void close() {
        playground.close();
    }

    @Test
    void aForcedPushWaitsForItsApproval() {
        service("web", 1002);
        String left = playground.deploy("Serve differently");
        long pid = playground.unit("web").pid();
        work.git("reset", "-q", "--hard", "HEAD~1");
        String forced = forced("Serve as nobody expects");

        assertBlocked("history rewritten: " + left.substring(0, 7), forced);
        assertThat(playground.unit("web").pid()).isEqualTo(pid);

        assertThat(playground.done("approve", forced.substring(0, 10), "-m", "squashed"))
                .contains("target is " + forced.substring(0, 7));
        assertThat(playground.settle()).contains("converged to " + forced.substring(0, 7));
        assertThat(playground.unit("web").pid()).isNotEqualTo(pid);
        assertThat(playground.done("status")).contains("sync: Synced");
    }

    @Test
    void anApprovalIsOfOneCommitAndNotOfTheNext() {
        service("web", 1002);
        playground.deploy("Serve differently");
        work.git("reset", "-q", "--hard", "HEAD~1");
        String first = forced("Serve as nobody expects");
        playground.gitproc("sync");
        work.git("reset", "-q", "--hard", "HEAD~1");
        String second = forced("Serve as nobody expects again");
        Finished stale = playground.gitproc("approve", first);

        assertThat(stale.code()).isEqualTo(EXIT_FAILED);
        assertThat(stale.err()).contains("help: ");
        assertBlocked("history rewritten", second);
        playground.done("approve", second);
        playground.settle();
    }

    @Test
    void aCommitThatRemovesMostUnitsWaitsForItsApproval() {
        for (int i = 1; i <= UNITS; i++) {
            work.delete("worker" + i + ".service");
        }
        String deletion = work.push("Clean up");

        assertBlocked("mass deletion: it removes 5 of 6 units", deletion);
        assertThat(playground.unit("worker1").state()).isEqualTo("running");

        playground.done("approve", deletion, "-m", "they moved");
        playground.settle();
        assertThat(playground.gitproc("status", "worker1").code()).isEqualTo(EXIT_NO_SUCH_UNIT);
        assertThat(playground.unit("web").pid()).isEqualTo(web);
    }

    private void assertBlocked(String reason, String commit) {
        Finished sync = playground.gitproc("sync", "--wait");
        assertThat(sync.code()).isEqualTo(EXIT_FAILED);
        assertThat(sync.err())
                .contains("refused " + commit.substring(0, 7) + ": " + reason)
                .contains("gitproc approve " + commit.substring(0, 7));
        assertThat(playground.done("status")).contains("sync: Blocked").contains(reason);
    }

    private String forced(String subject) {
        service("web", 1003);
        work.git("commit", "-q", "-a", "-m", subject);
        work.git("push", "-q", "--force", "origin", "HEAD:main");
        return work.head();
    }

    private void service(String name, int seconds) {
        work.write(name + ".service", "[Service]\nExecStart=/bin/sleep " + seconds + "\n");
    }
}
