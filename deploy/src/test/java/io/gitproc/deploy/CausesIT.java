package io.gitproc.deploy;

import static io.gitproc.deploy.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Why a service ended, as people read it; and when it is started again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CausesIT {
    private static final String STUBBORN = "ExecStart=/bin/sh -c \"trap '' TERM; while :; do sleep 0.1; done\"";

    private final Playground playground = Playground.open();

    @AfterAll
    void close() {
        playground.close();
    }

    @Test
    void aStartThatTakesTooLong() {
        push("late", "ExecStart=/bin/sleep 1000", "HealthCheckURL=unix:///nowhere.sock", "TimeoutStartSec=500ms");

        playground.awaitState("late", "failed");
        assertThat(status("late")).contains("Last exit: start timeout, ");
        assertThat(playground.done("list")).contains("failed").containsPattern("\n +start timeout");
    }

    @Test
    void aStopThatNeedsAKill() {
        push("stubborn", STUBBORN, "TimeoutStopSec=300ms", "Environment=VERSION=1");
        long first = playground.awaitState("stubborn", "running").pid();
        String commit = push("stubborn", STUBBORN, "TimeoutStopSec=300ms", "Environment=VERSION=2");
        eventually(() ->
                assertThat(playground.awaitState("stubborn", "running").pid()).isNotEqualTo(first));

        assertThat(status("stubborn"))
                .contains("Last exit: replaced by " + commit.substring(0, 7) + ", stop timeout, ");
    }

    @Test
    @EnabledIfSystemProperty(named = "user.name", matches = "root")
    void memoryThatRanOut() {
        push("greedy", "ExecStart=/usr/bin/tail /dev/zero", "MemoryMax=16M", "Restart=on-failure", "RestartSec=1h");

        playground.awaitState("greedy", "backoff");
        assertThat(status("greedy"))
                .contains("Last exit: oom (peak 16M, limit 16M), ")
                .contains("Note: 1 failure, last: oom (peak 16M, limit 16M)")
                .containsPattern("Next try: in (1h|59min)");
    }

    @Test
    void aCoreDump() {
        push("broken", "ExecStart=/bin/sh -c 'kill -SEGV $$$$'", "LimitCORE=infinity");

        playground.awaitState("broken", "failed");
        assertThat(playground.unit("broken").lastCause()).startsWith("SIGSEGV");
        assertThat(playground
                        .unit("broken")
                        .json()
                        .get("lastExit")
                        .get("signal")
                        .asText())
                .isEqualTo("SIGSEGV");
    }

    @Test
    void aLimitOfStartsAndItsEnd() {
        push("limited", "ExecStart=/bin/false", "Restart=always", "RestartSec=1ms", "StartLimitBurst=3");
        playground.awaitState("limited", "failed");

        assertThat(status("limited")).contains("start limit hit: 3 starts in 10s");
        assertThat(playground.unit("limited").restarts()).isEqualTo(2);
        assertThat(playground.done("reset-failed", "limited")).contains("its failures are forgotten");
        assertThat(playground.awaitState("limited", "failed").reason()).isEqualTo("restarted after exit 1");
        assertThat(playground.unit("limited").restarts()).isEqualTo(2);
    }

    @Test
    void whatFailedIsForgottenWithoutAStart() {
        push("once", "ExecStart=/bin/false");
        playground.awaitState("once", "failed");

        assertThat(playground.done("reset-failed")).contains("once.service is stopped, its failures are forgotten");
        assertThat(playground.unit("once").state()).isEqualTo("stopped");
    }

    private String push(String name, String... lines) {
        playground.work().write(name + ".service", "[Service]\n" + String.join("\n", lines) + "\n");
        return playground.work().push("Set " + name);
    }

    /** Its exit code says that nothing runs, which is right here. */
    private String status(String unit) {
        return playground.gitproc("status", unit).out();
    }
}
