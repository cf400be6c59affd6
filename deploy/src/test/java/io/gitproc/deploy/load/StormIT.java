package io.gitproc.deploy.load;

import static io.gitproc.deploy.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.deploy.Playground;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two hundred units that crash as fast as they are started. */
@Tag("alone")
class StormIT {
    private static final int UNITS = 200;

    private final Playground playground = Playground.open();

    @AfterEach
    void close() {
        playground.close();
    }

    @Test
    void aHealthyUnitBesideACrashingStormIsRestartedAtOnceAndStatusAnswers() {
        unit("calm", "/bin/sleep 100000", "RestartSec=1ms");
        long daemon = playground.daemonPid();
        playground.deploy("Add calm");
        for (int i = 0; i < UNITS; i++) {
            unit("storm-" + i, "/bin/false", "RestartSec=50ms\nRestartMaxDelaySec=200ms");
        }
        playground.work().push("Let the storm loose");
        within(Duration.ofMinutes(1), () -> assertThat(restarts()).isGreaterThan(2 * UNITS));

        for (int round = 0; round < 3; round++) {
            Watch.timed("a status answer in a storm of 200", Duration.ofSeconds(5), playground::status);
            Watch.timed("a unit is killed in the storm → it runs again", Duration.ofSeconds(20), this::killCalm);
        }
        assertThat(playground.daemonPid()).isEqualTo(daemon);
        Watch.remembers("memory of the daemon in the storm", daemon, 250);
    }

    private void unit(String name, String program, String more) {
        playground
                .work()
                .write(name + ".service", "[Service]\nExecStart=" + program + "\nRestart=always\n" + more + "\n");
    }

    private int restarts() {
        int sum = 0;
        for (var unit : playground.status().get("units")) {
            sum += unit.get("restarts").asInt();
        }
        return sum;
    }

    private void killCalm() {
        long before = playground.unit("calm").pid();
        assertThat(ProcessHandle.of(before).orElseThrow().destroyForcibly()).isTrue();
        within(Duration.ofSeconds(30), () -> {
            assertThat(playground.unit("calm").state()).isEqualTo("running");
            assertThat(playground.unit("calm").pid()).isNotEqualTo(before);
        });
    }
}
