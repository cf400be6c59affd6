package io.gitproc.deploy;

import static io.gitproc.deploy.Eventually.eventually;
import static io.gitproc.deploy.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people and Git itself do to a repository while the daemon watches it. */
class GitIT {
    private static final int EXIT_FAILED = 1;
    private static final int ROUNDS = 10;
    private static final int MANY = 2_000;

    private final Playground playground = Playground.open();
    private final WorkingCopy work = playground.work();
    private final WorkingCopy repository = new WorkingCopy(playground.repository());
    private String first = "";

    @BeforeEach
    void deployWeb() {
        service("web", 1001);
        first = playground.deploy("Sleep for 1001");
    }

    @AfterEach
    void close() {
        playground.close();
    }

    private void service(String name, int seconds) {
        work.write(name + ".service", "[Service]\nExecStart=/bin/sleep " + seconds + "\n");
    }

    private String push(int seconds) {
        service("web", seconds);
        return work.push("Sleep for " + seconds);
    }

    private void awaitRunning(int seconds) {
        eventually(() -> assertThat(playground.arguments("web")).contains(String.valueOf(seconds)));
    }

    @Test
    void collectingGarbageStopsNothingAndHidesNoPush() {
        long pid = playground.unit("web").pid();
        repository.git("gc", "-q", "--prune=now");
        assertThat(playground.settle()).contains("converged to " + first.substring(0, 7));
        assertThat(playground.unit("web").pid()).isEqualTo(pid);

        for (int round = 1; round <= ROUNDS; round++) {
            push(2000 + round);
            repository.git("gc", "-q", "--prune=now");
        }

        awaitRunning(2000 + ROUNDS);
        assertThat(playground.done("rollback", first)).contains("rolled back to " + first.substring(0, 7));
        repository.git("gc", "-q", "--prune=now");
        playground.settle();
        awaitRunning(1001);
        assertThat(playground.done("status")).contains("RolledBack");
        assertThat(repository.git("fsck", "--no-dangling")).isEmpty();
    }

    @Test
    void packedRefsAreReadAndAPushAfterThemIsSeen() {
        repository.git("pack-refs", "--all");
        assertThat(playground.settle()).contains("converged to " + first.substring(0, 7));

        push(1002);
        repository.git("pack-refs", "--all");

        awaitRunning(1002);
        playground.killDaemon();
        repository.git("pack-refs", "--all");
        playground.startDaemon();
        awaitRunning(1002);
        eventually(() -> assertThat(playground.status().get("sync").asText()).isEqualTo("Synced"));
    }

    @Test
    void twoPushesWithinASecondEndAtTheSecond() {
        for (int round = 0; round < ROUNDS; round++) {
            push(2000 + 2 * round);
            push(2001 + 2 * round);
            awaitRunning(2001 + 2 * round);
        }
    }

    @Test
    void aForcedPushWaitsForAWordAndTheServicesGoOn() {
        String second = push(1002);
        playground.settle();
        long pid = playground.unit("web").pid();
        work.git("reset", "-q", "--hard", first);
        service("web", 1003);
        work.git("add", "--all");
        work.git("commit", "-q", "-m", "Rewrite");
        work.git("push", "-q", "--force", "origin", "HEAD:main");

        Finished sync = playground.gitproc("sync", "--wait");

        assertThat(sync.code()).isEqualTo(EXIT_FAILED);
        assertThat(sync.err()).contains(second.substring(0, 7)).contains("gitproc approve");
        assertThat(playground.done("status")).contains("sync: Blocked");
        assertThat(playground.unit("web").pid()).isEqualTo(pid);
        playground.done("approve", work.head());
        awaitRunning(1003);
    }

    /** They run once and are done: what is looked at is the repository. */
    @Test
    void twoThousandUnitsAreReadAndAChangeOfOneTouchesNoOther() {
        for (int unit = 0; unit < MANY; unit++) {
            work.write("units/many-" + unit + ".service", many(unit, "fleet"));
        }
        work.push("Add many");
        within(
                Duration.ofMinutes(2),
                () -> assertThat(playground.done("status", "-o", "json"))
                        .contains("\"many-" + (MANY - 1) + ".service\""));
        long pid = playground.unit("web").pid();

        work.write("units/many-7.service", many(7, "changed"));
        String change = work.push("Change one");

        within(
                Duration.ofSeconds(30),
                () -> assertThat(playground.status().path("target").path("id").asText())
                        .isEqualTo(change));
        assertThat(playground.unit("many-7").description()).isEqualTo("changed");
        assertThat(playground.unit("many-8").description()).isEqualTo("fleet");
        assertThat(playground.unit("web").pid()).isEqualTo(pid);
    }

    /** Not on this host: a process for each would test the machine. */
    private static String many(int number, String description) {
        return "[Unit]\nDescription=" + description + "\nConditionPathExists=/nonexistent/" + number
                + "\n[Service]\nExecStart=/bin/true\n";
    }
}
