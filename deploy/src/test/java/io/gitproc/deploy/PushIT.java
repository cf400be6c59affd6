package io.gitproc.deploy;

import static io.gitproc.deploy.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The main job: what is pushed runs, and what is changed is replaced, alone. */
@Tag("alone")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PushIT {
    private static final List<String> FIVE = List.of("one", "two", "three", "four", "five");

    private final Playground playground = Playground.open();
    private final WorkingCopy work = playground.work();

    /** Whoever deletes the only unit there is would be asked. */
    @BeforeAll
    void beginWithAUnitThatStays() {
        deploy("stays", "/bin/sleep 1000");
    }

    @AfterAll
    void close() {
        playground.close();
    }

    @Test
    void aPushedUnitRunsFromThatCommit() {
        String commit = deploy("hello", "/bin/sleep 1000");

        UnitShown hello = playground.unit("hello.service");
        assertThat(hello.state()).isEqualTo("running");
        assertThat(hello.commit()).isEqualTo(commit);
        assertThat(new RunningProcess(hello.pid()).arguments()).containsExactly("/bin/sleep", "1000");
    }

    /** The repository is looked at every half minute anyhow: that alone would take two minutes for five in a row. */
    @Test
    void aPushIsActedOnAtOnce() {
        long begin = System.nanoTime();
        for (int push = 1; push <= 5; push++) {
            service("prompt-" + push, "/bin/sleep 1000");
            String added = "prompt-" + push + ".service";
            work.push("Add " + added);
            eventually(() ->
                    assertThat(playground.status().findValuesAsText("name")).contains(added));
        }

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(100));
    }

    @Test
    void aChangeOfOneOfFiveUnitsReplacesThatOneAlone() {
        FIVE.forEach(name -> service(name, "/bin/sleep 1001"));
        playground.deploy("Add five");
        Map<String, Long> before = pids();
        String change = deploy("three", "/bin/sleep 1002");

        Map<String, Long> expected = new TreeMap<>(before);
        expected.put("three", playground.unit("three").pid());
        assertThat(pids()).isEqualTo(expected).isNotEqualTo(before);
        assertThat(playground.unit("three").commit()).isEqualTo(change);
        assertThat(playground.unit("three").lastCause()).isEqualTo("replaced by " + change.substring(0, 7));
    }

    @Test
    void aCommentIsNoChange() {
        deploy("quiet", "/bin/sleep 1003");
        long pid = playground.unit("quiet").pid();
        work.write("quiet.service", "# A comment.\n[Service]\n\nExecStart = /bin/sleep 1003\n");
        playground.deploy("Comment on quiet");

        assertThat(playground.unit("quiet").pid()).isEqualTo(pid);
    }

    @Test
    void aDeletedUnitIsStoppedAndItsLogStays() {
        deploy("gone", "/bin/sh -c 'echo I was here; exec sleep 1004'");
        long pid = playground.unit("gone").pid();
        work.delete("gone.service");
        playground.deploy("Delete gone");

        assertThat(ProcessHandle.of(pid)).isEmpty();
        assertThat(playground.done("list")).doesNotContain("gone.service");
        assertThat(playground.done("logs", "-o", "cat", "gone")).isEqualTo("I was here\n");
    }

    @Test
    void aMovedUnitIsTheSameUnit() {
        deploy("mover", "/bin/sleep 1005");
        long pid = playground.unit("mover").pid();
        work.write("units/keep", "");
        work.git("mv", "mover.service", "units/mover.service");
        playground.deploy("Move mover");

        assertThat(playground.unit("mover").pid()).isEqualTo(pid);
    }

    private String deploy(String name, String command) {
        service(name, command);
        return playground.deploy("Set " + name);
    }

    private void service(String name, String command) {
        work.write(name + ".service", "[Service]\nExecStart=" + command + "\n");
    }

    private Map<String, Long> pids() {
        Map<String, Long> pids = new TreeMap<>();
        FIVE.forEach(name -> pids.put(name, playground.unit(name).pid()));
        return pids;
    }
}
