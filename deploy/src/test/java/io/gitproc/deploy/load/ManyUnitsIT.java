package io.gitproc.deploy.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gitproc.deploy.Playground;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A thousand units on one host. */
@Tag("alone")
class ManyUnitsIT {
    private static final int UNITS = 1000;

    private final Playground playground = Playground.open();

    @AfterEach
    void close() {
        playground.close();
    }

    @Test
    void aThousandUnitsRunAreAdoptedAndChangedOneByOne() {
        for (int i = 0; i < UNITS; i++) {
            write(i, "");
        }
        Watch.timed("push of 1,000 units → all run", Duration.ofMinutes(2), () -> playground.deploy("Add many"));
        SortedMap<String, Long> before = pids();
        assertThat(before).hasSize(UNITS).doesNotContainValue(0L);

        playground.killDaemon();
        Watch.timed("start of a daemon → it has adopted 1,000 units", Duration.ofMinutes(1), playground::startDaemon);
        assertThat(pids()).isEqualTo(before);

        write(7, "Environment=VERSION=2\n");
        Watch.timed("push → one of 1,000 units is replaced", Duration.ofSeconds(15), () -> playground.deploy("Change"));
        SortedMap<String, Long> after = pids();
        assertThat(after.remove("many-7")).isNotEqualTo(before.remove("many-7")).isPositive();
        assertThat(after).isEqualTo(before);

        Watch.timed("a status answer with 1,000 units", Duration.ofSeconds(3), playground::status);
        Watch.remembers("memory of the daemon with 1,000 units", playground.daemonPid(), 250);
    }

    private void write(int number, String more) {
        playground.work().write("units/many-" + number + ".service", "[Service]\nExecStart=/bin/sleep 100000\n" + more);
    }

    private SortedMap<String, Long> pids() {
        SortedMap<String, Long> pids = new TreeMap<>();
        for (JsonNode unit : playground.status().get("units")) {
            pids.put(
                    unit.get("name").asText().replace(".service", ""),
                    unit.path("pid").asLong());
        }
        return pids;
    }
}
