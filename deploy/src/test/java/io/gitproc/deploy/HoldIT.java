package io.gitproc.deploy;

import static io.gitproc.deploy.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a person does by hand: stop, which holds, release and start, which end that, and restart. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HoldIT {
    private static final int EXIT_NOT_RUNNING = 3;
    private static final int EXIT_NO_SUCH_UNIT = 4;
    private static final int EXIT_USAGE = 64;

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

    @Test
    void aHoldWithAnEndEndsByItself() {
        deploy("brief", 1000);
        assertThat(playground.done("stop", "brief", "--for", "1s 500ms", "-m", "a breath"))
                .contains("brief.service is stopped, and held for 1s 500ms, or until: gitproc release brief");

        UnitShown running = playground.awaitState("brief", "running");
        assertThat(running.reason()).isEqualTo("hold ended after 1s");
        assertThat(running.json().get("hold").isNull()).isTrue();
    }

    @Test
    void aHoldWhoseTimeIsOverWhileNoDaemonRunsEndsAtTheFirstLook() {
        deploy("slept", 1000);
        playground.done("stop", "slept", "--for", "1s");
        playground.killDaemon();
        Instant end = Instant.now().plusSeconds(1);
        eventually(() -> assertThat(Instant.now()).isAfter(end));
        playground.startDaemon();

        assertThat(playground.awaitState("slept", "running").reason()).isEqualTo("hold ended after 1s");
    }

    @Test
    void theEndOfAHoldAndWhatIsLeftShowEverywhere() {
        deploy("shown", 1000);
        playground.done("stop", "shown", "--for", "2h", "-m", "being moved");

        JsonNode hold = playground.unit("shown").json().get("hold");
        assertThat(Duration.between(
                        Instant.parse(hold.get("since").asText()),
                        Instant.parse(hold.get("until").asText())))
                .isEqualTo(Duration.ofHours(2));
        assertThat(hold.get("commit").asText())
                .isEqualTo(playground.unit("shown").commit());
        assertThat(playground.done("list")).containsPattern("shown.service is held: .*being moved, \\d+s ago, 1h left");
        assertThat(playground.gitproc("status", "shown").out()).containsPattern("Hold: .* ago, 1h left");
        playground.done("release", "shown");
    }

    @Test
    void aReleaseEndsTheHoldAndASecondOneHasNothingToDo() {
        deploy("free", 1000);
        playground.done("stop", "free");
        assertThat(playground.done("release", "free")).contains("free.service is running, pid ");
        assertThat(playground.done("release", "free"))
                .contains("free.service is not held: there is nothing to release");
    }

    @Test
    void aHoldOutlivesItsUnitAndCanBeReleased() {
        deploy("gone", 1000);
        playground.done("stop", "gone");
        playground.work().delete("gone.service");
        String commit = playground.deploy("Take gone out").substring(0, 7);

        assertThat(playground.unit("gone").notes()).containsExactly("not in " + commit);
        assertThat(playground.done("list")).containsPattern("gone.service is held: .*; not in " + commit);
        assertThat(playground.gitproc("start", "gone").code()).isEqualTo(EXIT_NO_SUCH_UNIT);
        playground.done("release", "gone");
        assertThat(playground.gitproc("status", "gone").code()).isEqualTo(EXIT_NO_SUCH_UNIT);
    }

    @Test
    void whatIsNotAHoldIsRefusedAndHoldsNothing() {
        deploy("kept", 1000);
        for (String span : List.of("-1", "soon", "0", "", "1 fortnight")) {
            Finished stop = playground.gitproc("stop", "kept", "--for", span);
            assertThat(stop.code()).as(span).isEqualTo(EXIT_USAGE);
            assertThat(stop.err())
                    .contains("--for=" + span + " is not a time span")
                    .contains("1h 30min");
        }
        Finished unknown = playground.gitproc("stop", "nginx");
        assertThat(unknown.code()).isEqualTo(EXIT_NO_SUCH_UNIT);
        assertThat(unknown.err())
                .contains("cannot stop nginx.service: no such unit in ")
                .contains("to add it, commit a file nginx.service");
        assertThat(playground.gitproc("stop", "kepd").err()).contains("did you mean kept.service?");
        assertThat(playground.unit("kept").state()).isEqualTo("running");
    }

    /** The client may say what it wants: the kernel is asked. */
    @Test
    void whoLoggedInIsShownBehindWhomHeBecame() {
        assumeTrue(Files.exists(Path.of("/proc/self/loginuid")), "the kernel keeps no logins");
        deploy("sudone", 1000);
        List<String> command = new ArrayList<>(
                List.of("sh", "-c", "echo 2 > /proc/self/loginuid; SUDO_USER=mallory exec \"$@\"", "sh"));
        command.addAll(playground.command("stop", "sudone"));
        assertThat(Finished.run(playground.folder(), command).code()).isZero();

        assertThat(playground.unit("sudone").json().get("hold").get("by").asText())
                .isEqualTo("bin (as root)");
    }

    @Test
    void aDamagedStateFileStopsNoServiceAndIsNotThrownAway() throws Exception {
        deploy("steady", 1000);
        playground.done("stop", "steady");
        playground.done("start", "steady");
        long pid = playground.unit("steady").pid();
        playground.killDaemon();
        String good = Files.readString(playground.stateFile());
        Files.writeString(playground.stateFile(), good.substring(0, good.length() / 2));

        Finished daemon = playground.gitproc("daemon");
        assertThat(daemon.code()).isEqualTo(1);
        assertThat(daemon.err())
                .contains("cannot read ")
                .contains("it is damaged")
                .contains("move it away");
        assertThat(playground.stateFile()).hasContent(good.substring(0, good.length() / 2));
        assertThat(new RunningProcess(pid).isAlive()).isTrue();

        Files.writeString(playground.stateFile(), good);
        playground.startDaemon();
        assertThat(playground.unit("steady").pid()).isEqualTo(pid);
    }

    private String deploy(String name, int seconds) {
        playground.work().write(name + ".service", "[Service]\nExecStart=/bin/sleep " + seconds + "\n");
        return playground.deploy("Set " + name + " to " + seconds);
    }
}
