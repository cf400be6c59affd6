package io.gitproc.deploy;

import static io.gitproc.deploy.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** How services are asked whether they are well, and what is shown of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HealthIT {
    private final Playground playground = Playground.open();

    /** So that no other unit is ever the only one, which a commit removes only with approval. */
    @BeforeAll
    void keepOne() {
        deploy("calm");
    }

    @AfterAll
    void close() {
        playground.close();
    }

    @Test
    void theAnswerIsShownToPeopleAndPrograms() {
        try (HealthAnswers health = new HealthAnswers(204)) {
            deploy("shown", "HealthCheckURL=" + health.url());
            JsonNode check = check("shown");

            assertThat(check.get("passed").asBoolean()).isTrue();
            assertThat(check.get("answer").asText()).isEqualTo("HTTP 204");
            assertThat(check.get("code").asInt()).isEqualTo(204);
            assertThat(check.get("latencyMicros").asLong()).isPositive();
            assertThat(playground.done("status", "shown"))
                    .containsPattern("Check: HTTP 204, [0-9.]+ms, [0-9]+s ago; passes since [0-9]+s");
            forget("shown");
        }
    }

    @Test
    void aSocketOfAFileIsAsked() throws IOException {
        Path socket = playground.folder().resolve("web.sock");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket), 50);
            deploy("filed", "HealthCheckURL=unix://" + socket);

            assertThat(playground.unit("filed").health()).isEqualTo("healthy");
            forget("filed");
        }
    }

    @Test
    void aCommandRunsAsTheUserOfTheService() throws IOException {
        assumeTrue(isRoot(), "needs root");
        Path folder = Files.createDirectory(playground.folder().resolve("nobodys"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        playground.write("check.sh", "id -u; pwd; echo $COLOUR $1");
        deploy(
                "asked",
                "User=nobody",
                "Environment=COLOUR=blue",
                "WorkingDirectory=" + folder,
                "HealthCheckURL=exec:///bin/sh?arg=" + playground.folder() + "/check.sh&arg=two%20words");

        assertThat(check("asked").get("body").asText()).isEqualTo("65534\\x0a" + folder + "\\x0ablue two words");
        forget("asked");
    }

    @Test
    void aServerThatDripsKeepsNobodyWaiting() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            drip(server);
            service(
                    "dripping",
                    "HealthCheckURL=http://127.0.0.1:" + server.getLocalPort() + "/",
                    "HealthCheckTimeout=200ms",
                    "HealthCheckInterval=200ms");
            playground.work().push("Add dripping");

            eventually(() ->
                    assertThat(playground.unit("dripping").notes()).contains("health check: no answer within 200ms"));
            assertThat(playground.unit("dripping").state()).isEqualTo("starting");
            forget("dripping");
        }
    }

    @Test
    void aCommandThatHangsLeavesNothingBehindAlsoWhenTheDaemonDies() {
        playground.write("hang.sh", "setsid sleep 1000 & echo $! >>hung; echo $$ >>hung; sleep 1000");
        service(
                "hanging",
                "WorkingDirectory=" + playground.folder(),
                "HealthCheckURL=exec:///bin/sh?arg=hang.sh",
                "HealthCheckTimeout=1h");
        playground.work().push("Add hanging");
        eventually(() -> assertThat(playground.read("hung").lines()).hasSize(2));
        playground.killDaemon();

        eventually(() -> assertThat(playground.read("hung").lines().map(Long::parseLong))
                .noneMatch(pid -> new RunningProcess(pid).isAlive()));
        playground.startDaemon();
        forget("hanging");
    }

    private JsonNode check(String unit) {
        return playground.unit(unit).json().get("healthCheck");
    }

    private static boolean isRoot() throws IOException {
        return Files.getOwner(Path.of("/proc/self")).getName().equals("root");
    }

    /** One byte of a head that never ends, now and then, to whoever comes. */
    private static void drip(ServerSocket server) throws IOException {
        server.setSoTimeout(20);
        Thread thread = new Thread(() -> dripUntilClosed(server), "drip");
        thread.setDaemon(true);
        thread.start();
    }

    private static void dripUntilClosed(ServerSocket server) {
        List<Socket> clients = new ArrayList<>();
        while (!server.isClosed()) {
            accept(server).ifPresent(clients::add);
            clients.removeIf(client -> !takes(client, "x"));
        }
    }

    /** Nobody comes for as long as it is until the next drop, or the server is closed. */
    private static Optional<Socket> accept(ServerSocket server) {
        try {
            return Optional.of(server.accept()).filter(client -> takes(client, "HTTP/1.1 200 OK\r\nX: "));
        } catch (IOException nobody) {
            return Optional.empty();
        }
    }

    private static boolean takes(Socket client, String text) {
        try {
            client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    private void deploy(String name, String... lines) {
        service(name, lines);
        playground.deploy("Add " + name);
    }

    private void service(String name, String... lines) {
        playground
                .work()
                .write(name + ".service", "[Service]\nExecStart=/bin/sleep 1000\n" + String.join("\n", lines) + "\n");
    }

    private void forget(String name) {
        playground.work().delete(name + ".service");
        playground.deploy("Delete " + name);
    }
}
