package io.gitproc.reconciler.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.reconciler.api.Samples;
import io.gitproc.reconciler.api.Scrape;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ExpositionTest {
    private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0";

    private final Work work = new Work();

    private Scrape.Page scrape(String accept) {
        return new Exposition(work, "1.2")
                .of(Samples.calm(Samples.running(), Samples.failing(), Samples.held()))
                .as(accept);
    }

    @Test
    void aUnitHasItsStateItsHealthAndWhatItUses() {
        assertThat(scrape("").text().lines())
                .contains(
                        "gitproc_build_info{version=\"1.2\"} 1",
                        "gitproc_unit_state{state=\"running\",unit=\"web.service\"} 1.0",
                        "gitproc_unit_state{state=\"held\",unit=\"db.service\"} 1.0",
                        "gitproc_unit_healthy{unit=\"web.service\"} 1.0",
                        "gitproc_unit_cpu_seconds_total{unit=\"web.service\"} 90.0",
                        "gitproc_unit_memory_bytes{unit=\"web.service\"} 6.7108864E7",
                        "gitproc_unit_memory_working_set_bytes{unit=\"web.service\"} 6.291456E7",
                        "gitproc_unit_memory_limit_bytes{unit=\"web.service\"} 1.34217728E8",
                        "gitproc_unit_tasks{unit=\"web.service\"} 7.0",
                        "gitproc_unit_io_written_bytes_total{unit=\"web.service\"} 3145728.0");
    }

    @Test
    void whatPeopleAndCommitsSayIsNoLabel() {
        assertThat(scrape("").text()).doesNotContain("bob", "exit 1", "longer timeout", "3fa9c2d");
    }

    @Test
    void theDaemonTellsWhatItDid() {
        work.turned(Duration.ofMillis(5), 2, new TreeMap<>(Map.of("start", 3)), new TreeMap<>(Map.of("stop", 1)));
        work.turned(Duration.ofMillis(5), 1, new TreeMap<>(Map.of("start", 1)), Collections.emptySortedMap());
        work.probed(false, Duration.ofMillis(2));
        work.fetched(true);

        assertThat(scrape("").text().lines())
                .contains(
                        "gitproc_actions_total{action=\"start\",result=\"done\"} 4.0",
                        "gitproc_actions_total{action=\"stop\",result=\"refused\"} 1.0",
                        "gitproc_loop_passes_total 3.0",
                        "gitproc_loop_turn_seconds_count 2",
                        "gitproc_probes_total{result=\"failed\"} 1.0",
                        "gitproc_fetches_total{result=\"passed\"} 1.0");
    }

    @Test
    void whoAsksForOpenMetricsGetsThem() {
        assertThat(scrape(OPEN_METRICS).contentType()).startsWith("application/openmetrics-text");
        assertThat(scrape(OPEN_METRICS).text()).endsWith("# EOF\n");
        assertThat(scrape("*/*").contentType()).startsWith("text/plain; version=0.0.4");
    }
}
