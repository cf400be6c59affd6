package io.gitproc.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gitproc.reconciler.Programs;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The socket, as {@code curl} speaks to it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiIT {
    private final Playground playground = Playground.open();

    @BeforeAll
    void deploy() {
        Programs.assume("curl");
        playground.work().write("web.service", "[Service]\nExecStart=/bin/sh -c 'echo up; exec sleep 1000'\n");
        playground.deploy("Add web");
    }

    @AfterAll
    void close() {
        playground.close();
    }

    @Test
    void unitsAreRead() {
        assertThat(json("/api/v1/units").findValuesAsText("name")).containsExactly("web.service");
        assertThat(json("/api/v1/units/web.service").get("state").asText()).isEqualTo("running");
        assertThat(json("/api/v1/status").get("sync").asText()).isEqualTo("Synced");
        assertThat(curl("http://gitproc/api/v1/units/web.service/logs").out()).endsWith(" o up\n");
    }

    @Test
    void verbsAreRequests() {
        long pid = playground.unit("web").pid();
        curl("-X", "POST", "http://gitproc/api/v1/units/web.service/stop");
        assertThat(playground.unit("web").state()).isEqualTo("held");
        curl("-X", "POST", "http://gitproc/api/v1/units/web.service/start");

        assertThat(playground.unit("web").pid()).isNotEqualTo(pid);
    }

    @Test
    void refusalsHaveTheirStatusAndASentence() {
        assertThat(code("http://gitproc/api/v1/units/wbe.service")).isEqualTo("404");
        assertThat(code("-X", "POST", "http://gitproc/api/v1/units")).isEqualTo("405");
        assertThat(json("/api/v1/units/wbe.service").get("hint").asText()).isEqualTo("did you mean web.service?");
    }

    private JsonNode json(String path) {
        return Api.parse(curl("http://gitproc" + path).out());
    }

    private String code(String... words) {
        List<String> all = new ArrayList<>(List.of("-o", "/dev/null", "-w", "%{http_code}"));
        all.addAll(List.of(words));
        return curl(all.toArray(new String[0])).out();
    }

    private Finished curl(String... words) {
        List<String> command = new ArrayList<>(
                List.of("curl", "-sS", "--unix-socket", playground.socket().toString()));
        command.addAll(List.of(words));
        Finished curl = Finished.run(playground.folder(), command);
        assertThat(curl.code()).as("%s", curl).isZero();
        return curl;
    }
}
