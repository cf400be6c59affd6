package io.gitproc.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a person does by hand: stop, which holds, start, which ends that, and restart. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HoldIT {
    private static final int EXIT_NOT_RUNNING = 3;

    private final Playground playground = Playground.open();

    @AfterAll
    void close() {
        playground.close();
    }

    @Test
    void aStoppedUnitStaysStoppedThroughCommitsAndDaemons() {
        deploy("held", 1000);
        long pid = playground.unit("held").pid();
        playground.done("stop", "held", "-m", "being moved");
        assertThat(ProcessHandle.of(pid)).isEmpty();
        deploy("held", 1001);
        playground.killDaemon();
        playground.startDaemon();
        playground.settle();

        UnitShown held = playground.unit("held");
        assertThat(held.state()).isEqualTo("held");
        assertThat(held.json().get("pid").isNull()).isTrue();
        assertThat(held.json().get("hold").get("reason").asText()).isEqualTo("being moved");
        assertThat(playground.gitproc("status", "held").code()).isEqualTo(EXIT_NOT_RUNNING);
        assertThat(playground.done("list")).contains("held.service is held: ").contains("being moved");
    }

    @Test
    void aStartEndsTheHoldAndRunsTheNewestVersion() {
        deploy("released", 1000);
        playground.done("stop", "released");
        deploy("released", 1002);
        playground.done("start", "released");

        UnitShown released = playground.unit("released");
        assertThat(released.state()).isEqualTo("running");
        assertThat(released.json().get("hold").isNull()).isTrue();
        assertThat(new RunningProcess(released.pid()).arguments()).containsExactly("/bin/sleep", "1002");
    }

    @Test
    void aRestartIsANewProcessOfTheSameCommit() {
        String commit = deploy("again", 1000);
        UnitShown before = playground.unit("again");
        playground.done("restart", "again");

        UnitShown after = playground.unit("again");
        assertThat(after.pid()).isNotEqualTo(before.pid());
        assertThat(ProcessHandle.of(before.pid())).isEmpty();
        assertThat(after.commit()).isEqualTo(commit);
        assertThat(after.lastCause()).startsWith("restarted by ");
    }

    @Test
    void severalUnitsAreActedOnAtOnceAndOneThatIsNotThereKeepsTheOthersFromNothing() {
        deploy("first", 1000);
        deploy("second", 1000);
        Finished stop = playground.gitproc("stop", "first", "nobody-knows-it", "second.service");

        assertThat(stop.code()).isEqualTo(4);
        assertThat(playground.unit("first").state()).isEqualTo("held");
        assertThat(playground.unit("second").state()).isEqualTo("held");
    }

    @Test
    void aStartOfWhatRunsIsDoneAlready() {
        deploy("busy", 1000);
        long pid = playground.unit("busy").pid();
        playground.done("start", "busy");

        assertThat(playground.unit("busy").pid()).isEqualTo(pid);
    }

    private String deploy(String name, int seconds) {
        playground.work().write(name + ".service", "[Service]\nExecStart=/bin/sleep " + seconds + "\n");
        return playground.deploy("Set " + name + " to " + seconds);
    }
}
