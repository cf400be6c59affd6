package io.gitproc.reconciler.notify;

import static io.gitproc.reconciler.notify.Hosts.A;
import static io.gitproc.reconciler.notify.Hosts.NOW;
import static io.gitproc.reconciler.notify.Hosts.well;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.gitproc.model.plan.UnitState;
import io.gitproc.reconciler.config.Forge;
import io.gitproc.reconciler.config.NotifyTarget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What real receivers get: servers of HTTP, and commands. */
@Timeout(120)
class TellerTest {
    private static final Duration CALM = Duration.ZERO;
    private static final Hosts FAILING = well().with("web", UnitState.FAILED);

    @TempDir
    Path folder;

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private volatile int status = 204;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String secret = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .or(() -> Optional.ofNullable(exchange.getRequestHeaders().getFirst("PRIVATE-TOKEN")))
                .orElse("");
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        heard.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + secret + " " + body.strip());
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private Path secret() throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "s3cret\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private Teller teller(Channel channel) {
        return new Teller(
                channel,
                CALM,
                Duration.ofMillis(5),
                new ToldFile(folder.resolve("told.json")),
                InstantSource.fixed(NOW));
    }

    private Teller webhook() throws IOException {
        return teller(new WebhookChannel(
                new NotifyTarget.Webhook(url("/hook"), Optional.of(secret()), CALM), new EventJson("web1")));
    }

    private Teller forge(Forge forge) throws IOException {
        return teller(new ForgeChannel(
                new NotifyTarget.CommitStatus(forge, url("/api"), "ops/services", secret(), CALM), "web1"));
    }

    @Test
    void aWebhookGetsJsonWithItsSecret() throws Exception {
        webhook().look(FAILING.snapshot());

        assertThat(heard.get(0))
                .startsWith("POST /hook Bearer s3cret {\"id\":\"")
                .contains("\"host\":\"web1\",\"status\":\"firing\",\"kind\":\"unit-failed\",\"unit\":\"web.service\"")
                .contains("\"commit\":\"" + A + "\"", "\"message\":\"web.service: failed, last: exit 1\"")
                .contains("\"hint\":\"see: gitproc status web.service\"");
    }

    @Test
    void whatLastsIsNotToldAgainByTheNextDaemonAndItsEndIs() throws Exception {
        webhook().look(FAILING.snapshot());
        int told = heard.size();
        webhook().look(FAILING.snapshot());
        assertThat(heard).hasSize(told);

        Teller third = webhook();
        third.look(well().snapshot());
        third.look(well().snapshot());
        assertThat(heard.subList(told, heard.size()))
                .filteredOn(line -> line.contains("\"status\":\"resolved\",\"kind\":\"unit-failed\""))
                .hasSize(1);
    }

    @Test
    void whatTheReceiverDidNotTakeIsToldLater() throws Exception {
        status = 404;
        Teller teller = webhook();
        assertThat(teller.look(FAILING.snapshot())).contains(NOW.plusSeconds(60));
        int tried = heard.size();

        status = 204;
        webhook().look(FAILING.snapshot());
        assertThat(heard.get(tried)).contains("\"kind\":\"unit-failed\"");
    }

    @Test
    void aServerThatStumblesIsTriedAgainAndThenLeftAlone() throws Exception {
        status = 503;
        Teller teller = webhook();
        teller.look(FAILING.snapshot());
        int tried = heard.size();
        teller.look(FAILING.snapshot());

        assertThat(tried).isBetween(3, 6);
        assertThat(heard).hasSizeLessThanOrEqualTo(tried + 1);
    }

    @Test
    void gitHubShowsTheStatusAtTheCommit() throws Exception {
        forge(Forge.GITHUB).look(FAILING.snapshot());

        assertThat(heard)
                .containsExactly(
                        "POST /api/repos/ops/services/statuses/" + A
                                + " Bearer s3cret {\"context\":\"gitproc/web1\",\"description\":\"failing: web.service\",\"state\":\"failure\"}");
    }

    @Test
    void giteaHasItsOwnWordForTheToken() throws Exception {
        forge(Forge.GITEA).look(well().snapshot());

        assertThat(heard)
                .containsExactly(
                        "POST /api/repos/ops/services/statuses/" + A
                                + " token s3cret {\"context\":\"gitproc/web1\",\"description\":\"0 units applied\",\"state\":\"success\"}");
    }

    @Test
    void gitLabHasItsOwnPathHeaderAndWords() throws Exception {
        forge(Forge.GITLAB).look(FAILING.snapshot());

        assertThat(heard)
                .containsExactly(
                        "POST /api/projects/ops%2Fservices/statuses/" + A
                                + " s3cret {\"description\":\"failing: web.service\",\"name\":\"gitproc/web1\",\"state\":\"failed\"}");
    }

    @Test
    void aSecretThatOthersCanReadIsNotSent() throws Exception {
        Teller teller = webhook();
        Files.setPosixFilePermissions(folder.resolve("secret"), PosixFilePermissions.fromString("rw-r--r--"));
        teller.look(FAILING.snapshot());

        assertThat(heard).isEmpty();
    }

    private Teller command(String script, Duration timeout) {
        List<String> arguments = List.of("/bin/sh", "-c", script);
        return teller(new CommandChannel(new NotifyTarget.Command(arguments, timeout, CALM), new EventJson("web1")));
    }

    @Test
    void aCommandReadsTheEvent() throws Exception {
        command("cat >> " + folder.resolve("heard"), Duration.ofSeconds(10)).look(FAILING.snapshot());

        assertThat(Files.readAllLines(folder.resolve("heard")))
                .hasSize(2)
                .first()
                .asString()
                .contains("\"kind\":\"unit-failed\"");
    }

    @Test
    void aCommandThatDoesNotEndIsKilledWithWhatItStarted() throws Exception {
        Path pids = folder.resolve("pids");
        command("sleep 1000 & echo $! >> " + pids + "; wait", Duration.ofMillis(300))
                .look(FAILING.snapshot());

        assertThat(Files.readAllLines(pids))
                .isNotEmpty()
                .allSatisfy(pid -> assertThat(lastStateOf(pid)).isIn("", "Z", "X"));
    }

    /** Who was killed on another processor may have a moment left. */
    private static String lastStateOf(String pid) throws IOException {
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!"ZX".contains(stateOf(pid)) && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return stateOf(pid);
    }

    /** Who adopts the dead need not bury them at once. */
    private static String stateOf(String pid) throws IOException {
        Path stat = Path.of("/proc", pid, "stat");
        return Files.exists(stat) ? Files.readString(stat).replaceAll("(?s).*\\) (.).*", "$1") : "";
    }

    @Test
    void aDamagedMemoryOnlyTellsAgain() throws Exception {
        webhook().look(FAILING.snapshot());
        int told = heard.size();
        Files.writeString(folder.resolve("told.json"), "{\"open\":[{\"kind\":\"unit-failed\",");
        webhook().look(FAILING.snapshot());

        assertThat(heard).hasSize(2 * told);
    }
}
