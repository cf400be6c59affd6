package io.gitproc.deploy;

import static io.gitproc.deploy.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** How processes are started, watched and ended. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LifeIT {
    private static final int WELL = 200;
    private static final int UNWELL = 503;

    private final Playground playground = Playground.open();

    @AfterAll
    void close() {
        playground.close();
    }

    @Test
    void aCrashIsRestarted() {
        deploy("crashing", "ExecStart=/bin/sleep 1000", "Restart=on-failure");
        long first = playground.unit("crashing").pid();
        kill(first);

        eventually(() -> assertThat(playground.unit("crashing").pid()).isNotEqualTo(first));
        assertThat(playground.unit("crashing").restarts()).isEqualTo(1);
        assertThat(playground.unit("crashing").lastCause()).isEqualTo("SIGKILL");
    }

    @Test
    void aCrashWithoutRestartIsAFailureThatStays() {
        deploy("fragile", "ExecStart=/bin/sleep 1000");
        kill(playground.unit("fragile").pid());

        assertThat(playground.awaitState("fragile", "failed").lastCause()).isEqualTo("SIGKILL");
        assertThat(playground.gitproc("status", "fragile").out()).contains("Last exit: SIGKILL");
        playground.done("start", "fragile");
    }

    @Test
    void aSuccessfulEndIsNoFailure() {
        deploy("finishing", "ExecStart=/bin/sh -c 'exit 0'", "Restart=on-failure");

        UnitShown finishing = playground.awaitState("finishing", "stopped");
        assertThat(finishing.restarts()).isZero();
        assertThat(finishing.json().get("lastExit").get("code").asInt()).isZero();
    }

    @Test
    void anExitCodeIsShownAsItIs() {
        service("odd", "ExecStart=/bin/sh -c 'exit 42'");
        playground.work().push("Add odd");

        UnitShown odd = playground.awaitState("odd", "failed");
        assertThat(odd.lastCause()).isEqualTo("exit 42");
        assertThat(odd.json().get("lastExit").get("code").asInt()).isEqualTo(42);
        playground.done("stop", "odd");
    }

    @Test
    void aOneshotRunsOnceToItsEnd() {
        deploy("job", "Type=oneshot", "ExecStart=/bin/sh -c 'echo once >>" + playground.folder() + "/job'");

        assertThat(playground.unit("job").state()).isEqualTo("exited");
        playground.settle();
        assertThat(playground.read("job")).isEqualTo("once\n");
    }

    @Test
    void anUnhealthyServiceIsRestarted() {
        try (HealthAnswers health = new HealthAnswers(WELL)) {
            deploy("checked", "ExecStart=/bin/sleep 1000", "Restart=always", healthCheck(health));
            long first = playground.unit("checked").pid();
            eventually(() -> assertThat(playground.unit("checked").health()).isEqualTo("healthy"));
            health.answer(UNWELL);
            eventually(() -> assertThat(playground.unit("checked").lastCause()).isEqualTo("health"));
            health.answer(WELL);

            eventually(() -> assertThat(playground.unit("checked").health()).isEqualTo("healthy"));
            assertThat(playground.unit("checked").pid()).isNotEqualTo(first);
            forget("checked");
        }
    }

    @Test
    void whatComesAfterAServiceWaitsUntilThatIsHealthy() {
        try (HealthAnswers health = new HealthAnswers(UNWELL)) {
            service("base", "ExecStart=/bin/sleep 1000", healthCheck(health));
            service("top", "ExecStart=/bin/sleep 1000", "After=base.service");
            service("aside", "ExecStart=/bin/sleep 1000");
            playground.work().push("Add a chain");
            assertThat(playground.awaitState("top", "waiting").notes())
                    .anySatisfy(note -> assertThat(note).contains("base.service"));
            playground.awaitState("aside", "running");
            eventually(() -> assertThat(playground.unit("base").pid()).isPositive());
            Instant wasWaiting = Instant.now();
            health.answer(WELL);

            assertThat(playground.awaitState("top", "running").since()).isAfter(wasWaiting);
            assertThat(playground.unit("base").since()).isBefore(wasWaiting);
            forget("base");
        }
    }

    @Test
    void aChainStartsInItsOrder() {
        service("third", "ExecStart=/bin/sleep 1000", "After=second.service");
        service("second", "ExecStart=/bin/sleep 1000", "After=first.service");
        service("first", "Type=oneshot", "RemainAfterExit=yes", "ExecStart=/bin/sh -c 'sleep 0.3; date'");
        playground.deploy("Add a chain of three");

        assertThat(playground.unit("first").since())
                .isBefore(playground.unit("second").since());
        assertThat(playground.unit("second").since())
                .isBefore(playground.unit("third").since());
        assertThat(Duration.between(
                        launched("first.service"), playground.unit("second").since()))
                .isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void whatIgnoresTheRequestIsKilledWithAllItStarted() {
        playground.write("stubborn.sh", """
                trap '' TERM
                sleep 1000 &
                echo $! >stubborn.child
                while :; do sleep 0.1; done
                """);
        deploy("stubborn", script("stubborn"), inFolder(), "TimeoutStopSec=500ms");
        long pid = playground.unit("stubborn").pid();
        RunningProcess child = child("stubborn", "stubborn.child");
        Instant asked = Instant.now();
        playground.done("stop", "stubborn");

        assertThat(Duration.between(asked, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(500));
        assertThat(new RunningProcess(pid).isAlive()).isFalse();
        assertThat(child.isAlive()).isFalse();
        assertThat(playground
                        .unit("stubborn")
                        .json()
                        .get("lastExit")
                        .get("signal")
                        .asText())
                .isEqualTo("SIGKILL");
    }

    @Test
    void grandchildrenThatWentTheirOwnWayAreGoneToo() {
        playground.write("parent.sh", """
                (setsid sh -c 'sleep 1000 & echo $! >orphan.child' &)
                exec sleep 1000
                """);
        deploy("parent", script("parent"), inFolder());
        RunningProcess orphan = child("parent", "orphan.child");
        assertThat(orphan.isAlive()).isTrue();
        playground.done("stop", "parent");

        assertThat(orphan.isAlive()).isFalse();
    }

    private void deploy(String name, String... lines) {
        service(name, lines);
        playground.deploy("Add " + name);
    }

    private void service(String name, String... lines) {
        playground.work().write(name + ".service", "[Service]\n" + String.join("\n", lines) + "\n");
    }

    /** So that its check does not disturb the others when nobody answers any more. */
    private void forget(String name) {
        playground.work().delete(name + ".service");
        playground.deploy("Delete " + name);
    }

    private static String healthCheck(HealthAnswers health) {
        return "HealthCheckURL=" + health.url() + "\nHealthCheckInterval=100ms";
    }

    private String script(String name) {
        return "ExecStart=/bin/sh " + playground.folder() + "/" + name + ".sh";
    }

    private String inFolder() {
        return "WorkingDirectory=" + playground.folder();
    }

    /** The process whose number a unit wrote into a file, as the unit knows it. */
    private RunningProcess child(String unit, String file) {
        eventually(() -> assertThat(playground.read(file)).endsWith("\n"));
        long pid = Long.parseLong(playground.read(file).strip());
        return new RunningProcess(playground.unit(unit).pid()).knownAs(pid);
    }

    /** When its process began, as the daemon's log has it. */
    private Instant launched(String unit) {
        return playground
                .read("log/gitproc.log")
                .lines()
                .filter(line -> line.contains(" start " + unit))
                .map(line -> Instant.parse(line.substring(0, line.indexOf(' '))))
                .findFirst()
                .orElseThrow();
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }
}
