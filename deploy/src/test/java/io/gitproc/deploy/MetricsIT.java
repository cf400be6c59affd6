package io.gitproc.deploy;

import static io.gitproc.deploy.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a monitoring system gets from a host with a unit that works, one that does not, one that is held, and a remote. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricsIT {
    private static final Path SHARE = Distribution.packed().folder().resolve("share");
    private static final Path RULES = SHARE.resolve("prometheus/gitproc.rules.yaml");

    private final Playground playground = Playground.quiet();
    private String scraped = "";

    @BeforeAll
    void open() {
        playground.showDashboard();
        playground.configure(
                "repo_path: " + playground.folder().resolve("own.git"),
                "remote: " + playground.repository(),
                "fetch_interval: 1s");
        playground.startDaemon();
        playground.deploy("Begin");
        unit(
                "web",
                "ExecStart=/bin/sh -c 'while :; do :; done'\nCPUQuota=20%\nMemoryMax=64M\nHealthCheckURL=exec:///bin/true");
        unit("bad", "ExecStart=/bin/sh -c 'exit 3'\nRestart=always\nRestartSec=10ms");
        unit("idle", "ExecStart=/bin/sleep 1000");
        playground.work().push("Open");
        playground.settle();
        playground.awaitState("bad", "crash-loop");
        playground.awaitState("web", "running");
        playground.done("stop", "idle", "-m", "taking stock");
        eventually(() -> {
            scraped = playground.metrics();
            assertThat(scraped)
                    .contains("gitproc_unit_healthy{unit=\"web.service\"} 1.0", "gitproc_convergence_seconds")
                    .contains("gitproc_unit_state{state=\"crash-loop\",unit=\"bad.service\"} 1.0");
        });
    }

    private void unit(String name, String service) {
        playground.work().write(name + ".service", "[Service]\n" + service + "\n");
    }

    @AfterAll
    void close() {
        playground.close();
    }

    @Test
    void eachUnitTellsOfItsStateItsRestartsAndItsResources() {
        assertThat(scraped)
                .contains("gitproc_unit_state{state=\"crash-loop\",unit=\"bad.service\"} 1.0")
                .contains("gitproc_unit_state{state=\"held\",unit=\"idle.service\"} 1.0")
                .containsPattern("gitproc_unit_restarts_total\\{unit=\"bad.service\"} [1-9]")
                .containsPattern("gitproc_unit_cpu_seconds_total\\{unit=\"web.service\"} [0-9.]*[1-9]")
                .containsPattern("gitproc_unit_tasks\\{unit=\"web.service\"} 1.0")
                .containsPattern("gitproc_actions_total\\{action=\"start\",result=\"done\"} [1-9]")
                .contains("gitproc_fetch_state{state=\"fresh\"} 1.0")
                .contains("gitproc_build_info{version=\"" + Distribution.version() + "\"} 1");
    }

    @Test
    void noLabelHasAValueThatACommitMakesUp() {
        assertThat(scraped)
                .doesNotContain(playground.work().head().substring(0, 7))
                .doesNotContain("taking stock");
    }

    @Test
    void everyMetricAndLabelOfTheDashboardAndTheAlertsIsThere() throws IOException {
        String asked = Files.readString(RULES)
                + Files.readString(SHARE.resolve("grafana/gitproc.json")).replace("\\\"", "\"");

        assertThat(Metrics.asked(asked).labels()).hasSizeGreaterThan(20);
        assertThat(Metrics.asked(asked).missingIn(Metrics.of(scraped))).isEmpty();
    }

    @Test
    void topShowsWhoWorks() {
        assertThat(playground.done("top", "-n", "1")).containsPattern("(?m)^web.service +[1-9][0-9.]* %");
        assertThat(playground.done("status", "web")).contains("       CPU: ", "     Tasks: 1\n");
    }

    @Test
    void prometheusFindsNoFaultInNamesAndRules() {
        requirePrometheus();
        String promtool = Prometheus.program("promtool").orElseThrow().toString();
        Path text = playground.write("metrics.txt", scraped);

        Finished metrics =
                Finished.run(playground.folder(), List.of("/bin/sh", "-c", promtool + " check metrics < " + text));
        assertThat(metrics).isEqualTo(new Finished(0, "", ""));
        Finished rules = Finished.run(playground.folder(), List.of(promtool, "check", "rules", RULES.toString()));
        assertThat(rules.code()).as(rules.toString()).isZero();
    }

    @Test
    void prometheusScrapesItAndRaisesTheAlarm() {
        requirePrometheus();
        URI dashboard = URI.create(playground.dashboard());
        try (Prometheus prometheus = Prometheus.scraping(dashboard.getAuthority(), RULES, playground.folder())) {
            eventually(() ->
                    assertThat(prometheus.query("up{job=\"gitproc\"} == 1")).hasSize(1));
            eventually(() -> assertThat(prometheus.query("gitproc_unit_state{state=\"crash-loop\"}"))
                    .singleElement()
                    .extracting(series -> series.at("/metric/unit").asText())
                    .isEqualTo("bad.service"));
            eventually(() -> assertThat(
                            prometheus.query("ALERTS{alertname=\"GitProcUnitCrashLoop\",unit=\"bad.service\"}"))
                    .hasSize(1));
        }
    }

    private static void requirePrometheus() {
        boolean isThere = Prometheus.program("prometheus").isPresent()
                && Prometheus.program("promtool").isPresent();
        if (!isThere) {
            System.err.println("NOT TESTED: what Prometheus says of /metrics, since it is not installed here");
        }
        assumeTrue(isThere, "needs Prometheus");
    }
}
