package io.gitproc.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Debian's Prometheus, scraping one port once a second with the alert rules of the distribution. */
final class Prometheus implements AutoCloseable {
    private final Process process;
    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();

    private Prometheus(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Where {@code deploy/test} unpacked it, or where the system has it. */
    static Optional<Path> program(String name) {
        Path unpacked = Distribution.packed().folder().resolveSibling("tools/prometheus/usr/bin");
        return Stream.concat(
                        Stream.of(unpacked),
                        Stream.of(System.getenv("PATH").split(":")).map(Path::of))
                .map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Prometheus scraping(String target, Path rules, Path folder) {
        try {
            int port = freePort();
            Files.writeString(folder.resolve("prometheus.yml"), """
                    global: {scrape_interval: 1s, evaluation_interval: 1s}
                    rule_files: ['%s']
                    scrape_configs:
                      - job_name: gitproc
                        static_configs: [{targets: ['%s']}]
                    """.formatted(rules, target));
            Process process = new ProcessBuilder(
                            program("prometheus").orElseThrow().toString(),
                            "--config.file=" + folder.resolve("prometheus.yml"),
                            "--storage.tsdb.path=" + folder.resolve("tsdb"),
                            "--web.listen-address=127.0.0.1:" + port)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("prometheus.log").toFile())
                    .start();
            return new Prometheus(process, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    /** The series that an expression has now. */
    List<JsonNode> query(String expression) {
        JsonNode answer = get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
                .at("/data/result");
        return Stream.of(answer).flatMap(Prometheus::items).toList();
    }

    JsonNode get(String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .build();
            return Api.parse(http.send(request, BodyHandlers.ofString()).body());
        } catch (IOException notYet) {
            throw new AssertionError("Prometheus does not answer", notYet);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static Stream<JsonNode> items(JsonNode array) {
        Stream.Builder<JsonNode> items = Stream.builder();
        array.forEach(items::add);
        return items.build();
    }

    @Override
    public void close() {
        process.destroy();
        Eventually.eventually(() -> assertThat(process.isAlive()).isFalse());
    }
}
