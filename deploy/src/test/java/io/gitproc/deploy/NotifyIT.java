package io.gitproc.deploy;

import static io.gitproc.deploy.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody is told of a unit that fails, once, and of its end; also when the daemon dies in between. */
class NotifyIT {
    private final Playground playground = Playground.quiet();
    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/hook", this::hear);
        server.start();
        playground.write("notify.yaml", """
                notify:
                  - webhook: http://127.0.0.1:%d/hook
                    resolve_after: 1s
                  - command: [/bin/sh, -c, "cat >> %s"]
                    resolve_after: 1s
                """.formatted(
                        server.getAddress().getPort(), playground.folder().resolve("told")));
        playground.configure(
                "repo_path: " + playground.repository(),
                "notify_file: " + playground.folder().resolve("notify.yaml"));
        playground.startDaemon();
    }

    @AfterEach
    void close() {
        playground.close();
        server.stop(0);
    }

    private void hear(HttpExchange exchange) throws IOException {
        heard.add(Api.parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    private List<String> heardOf(String unit) {
        return heard.stream()
                .filter(event -> event.path("unit").asText().equals(unit))
                .map(event ->
                        event.get("status").asText() + " " + event.get("kind").asText())
                .toList();
    }

    /** What each receiver was told: what is not there yet is told again by the next daemon. */
    private List<String> remembered() {
        String folder = "state/notified/";
        String[] names = playground.folder().resolve(folder).toFile().list((any, name) -> name.endsWith(".json"));
        return Stream.ofNullable(names)
                .flatMap(Arrays::stream)
                .map(name -> playground.read(folder + name))
                .toList();
    }

    @Test
    void aUnitThatFailsAgainAndAgainIsOneEventAndOneEnd() {
        playground.work().write("web.service", """
                [Service]
                ExecStart=/bin/sh -c 'exit 3'
                Restart=always
                RestartSec=100ms
                """);
        String bad = playground.work().push("Bad");
        eventually(() -> assertThat(heardOf("web.service")).containsExactly("firing unit-failed"));
        JsonNode event = heard.stream().filter(it -> it.has("unit")).findFirst().orElseThrow();
        assertThat(event.get("message").asText()).isEqualTo("web.service: crash-loop, last: exit 3");
        assertThat(event.get("commit").asText()).isEqualTo(bad);

        eventually(() -> assertThat(remembered()).hasSize(2).allMatch(told -> told.contains("unit-failed")));
        playground.killDaemon();
        playground.startDaemon();
        playground.awaitState("web", "crash-loop");

        playground.work().write("web.service", "[Service]\nExecStart=/bin/sleep 1000\n");
        String good = playground.work().push("Good");
        eventually(
                () -> assertThat(heardOf("web.service")).containsExactly("firing unit-failed", "resolved unit-failed"));
        eventually(() -> assertThat(heard).anySatisfy(it -> {
            assertThat(it.path("commit").asText()).isEqualTo(good);
            assertThat(it.path("stage").asText()).isEqualTo("applied");
        }));
        eventually(
                () -> assertThat(playground.read("told")).contains("\"status\":\"resolved\",\"kind\":\"unit-failed\""));
    }
}
