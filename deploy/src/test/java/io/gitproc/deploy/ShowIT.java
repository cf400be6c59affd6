package io.gitproc.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What {@code list} and {@code status} tell people and programs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShowIT {
    private static final int EXIT_NOT_RUNNING = 3;
    private static final int EXIT_NO_SUCH_UNIT = 4;

    private final Playground playground = Playground.open();
    private String commit = "";

    @BeforeAll
    void deploy() {
        playground
                .work()
                .write("web.service", """
                        [Unit]
                        Description=Serves
                        [Service]
                        ExecStart=/bin/sh -c 'seq 1 12; exec sleep 1000'
                        """)
                .write("a-name-as-long-as-nobody-would-want-to-type-it-but-somebody-will-some-day.service", """
                        [Service]
                        ExecStart=/bin/sleep 1000
                        """)
                .write("job.service", "[Service]\nType=oneshot\nExecStart=/bin/true\n")
                .write("crash.service", "[Service]\nExecStart=/bin/false\n");
        commit = playground.work().push("Serve the page");
        playground.settle();
    }

    @AfterAll
    void close() {
        playground.close();
    }

    @Test
    void theListIsATableOfEightyColumns() {
        assertThat(table())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80))
                .anySatisfy(line -> assertThat(line).matches("NAME +STATE +HEALTH +PID +COMMIT +SINCE +RESTARTS"))
                .anySatisfy(
                        line -> assertThat(line).matches("web.service +running +- +\\d+ +" + brief() + " +\\d+\\w+ +0"))
                .anySatisfy(line -> assertThat(line).startsWith("a-name-as-long-as"));
    }

    @Test
    void theListHasNoColourWhereNobodySeesIt() {
        assertThat(playground.done("list")).doesNotContain("\u001b");
    }

    @Test
    void theListAsJsonIsAnArrayOfUnits() {
        JsonNode list = Api.parse(playground.done("list", "-o", "json"));

        assertThat(list.isArray()).isTrue();
        assertThat(list.findValuesAsText("name"))
                .containsExactly(
                        "a-name-as-long-as-nobody-would-want-to-type-it-but-somebody-will-some-day.service",
                        "crash.service",
                        "job.service",
                        "web.service");
    }

    @Test
    void theStatusOfAUnitAsJsonIsAnObject() {
        JsonNode web = Api.parse(playground.done("status", "web", "-o", "json"));

        assertThat(names(web)).contains("name", "state", "health", "pid", "commit", "since", "restarts", "lastExit");
        assertThat(web.get("name").asText()).isEqualTo("web.service");
        assertThat(web.get("state").asText()).isEqualTo("running");
        assertThat(web.get("health").asText()).isEqualTo("none");
        assertThat(web.get("pid").isIntegralNumber()).isTrue();
        assertThat(web.get("commit").asText()).isEqualTo(commit);
        assertThat(OffsetDateTime.parse(web.get("since").asText()).toInstant()).isBefore(Instant.now());
        assertThat(web.get("restarts").asInt()).isZero();
        assertThat(web.get("lastExit").isNull()).isTrue();
    }

    @Test
    void aFinishedJobHasNoPidAndALastExit() {
        UnitShown job = playground.unit("job.service");

        assertThat(job.state()).isEqualTo("exited");
        assertThat(job.json().get("pid").isNull()).isTrue();
        assertThat(names(job.json().get("lastExit"))).containsExactly("cause", "code", "signal", "at");
        assertThat(job.json().get("lastExit").get("code").asInt()).isZero();
        assertThat(job.json().get("lastExit").get("signal").isNull()).isTrue();
    }

    @Test
    void theStatusOfAUnitShowsWhatAPersonWants() {
        String page = playground.done("status", "web");

        assertThat(page)
                .contains(
                        "web.service - Serves",
                        "State: running",
                        "PID: " + playground.unit("web").pid())
                .contains("Restarts: 0", "Last exit: none")
                .contains("Commit: " + brief() + " Serve the page (Ann Onymous)")
                .containsPattern("Since: \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
        assertThat(page.lines().toList()).endsWith("3", "4", "5", "6", "7", "8", "9", "10", "11", "12");
        assertThat(page.lines()).doesNotContain("2");
    }

    @Test
    void theStatusOfTheHostShowsItsTarget() {
        assertThat(playground.done("status"))
                .contains("target: " + brief() + " Serve the page (Ann Onymous, ", "web.service");
    }

    @Test
    void theStatusOfWhatDoesNotRunEndsWithThree() {
        assertThat(playground.gitproc("status", "crash").code()).isEqualTo(EXIT_NOT_RUNNING);
        assertThat(playground.gitproc("status", "web", "crash").code()).isEqualTo(EXIT_NOT_RUNNING);
        assertThat(playground.gitproc("status", "web", "job").code()).isZero();
    }

    @Test
    void aUnitThatIsNotThereIsNamedWithTheNearestOne() {
        for (String verb : List.of("status", "logs", "start", "stop", "restart")) {
            Finished refused = playground.gitproc(verb, "wbe");

            assertThat(refused.code()).isEqualTo(EXIT_NO_SUCH_UNIT);
            assertThat(refused.err())
                    .contains("wbe.service: no such unit in " + brief())
                    .contains("help: did you mean web.service?");
        }
    }

    /** Without the notices, which are shown whole. */
    private List<String> table() {
        return playground
                .done("list")
                .lines()
                .filter(line -> !line.startsWith("! "))
                .toList();
    }

    private String brief() {
        return commit.substring(0, 7);
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
