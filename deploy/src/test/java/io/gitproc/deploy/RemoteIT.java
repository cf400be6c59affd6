package io.gitproc.deploy;

import static io.gitproc.deploy.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A host that follows a repository elsewhere. */
class RemoteIT {
    private static final int EXIT_FAILED = 1;
    private static final int LARGE = 17 << 20;
    private static final String SECRET = "shared with the forge";

    private final Playground playground = Playground.quiet();

    @AfterEach
    void close() {
        playground.close();
    }

    /** The repository of the playground is elsewhere now; what is followed is a clone of it. */
    private void follow(String... more) {
        List<String> lines =
                new ArrayList<>(List.of("repo_path: " + here(), "remote: file://" + playground.repository()));
        lines.addAll(List.of(more));
        playground.configure(lines.toArray(String[]::new));
    }

    private Path here() {
        return playground.folder().resolve("here");
    }

    private String push(int number) {
        return playground
                .work()
                .write("web.service", "[Service]\nExecStart=/bin/sleep " + number + "\n")
                .push("Sleep for " + number);
    }

    private long awaitArgument(int number) {
        eventually(() -> assertThat(playground.arguments("web")).contains(String.valueOf(number)));
        return playground.unit("web").pid();
    }

    @Test
    void aPushReplacesTheServiceAndTheStatusSaysFromWhere() {
        follow("fetch_interval: 1");
        push(1001);
        playground.startDaemon();
        awaitArgument(1001);

        push(1002);

        awaitArgument(1002);
        eventually(() -> assertThat(playground.status().get("sync").asText()).isEqualTo("Synced"));
        assertThat(playground.done("status"))
                .contains("sync: Synced")
                .containsPattern("remote: file://" + playground.repository() + " \\(fetched \\d+s ago\\)");
        JsonNode remote = playground.status().get("remote");
        assertThat(remote.get("state").asText()).isEqualTo("fresh");
        assertThat(remote.get("url").asText()).isEqualTo("file://" + playground.repository());
        assertThat(remote.get("failure").isNull()).isTrue();
    }

    @Test
    void syncFetchesAtOnce() {
        follow("fetch_interval: 1h");
        push(1001);
        playground.startDaemon();
        assertThat(playground.settle()).contains("converged to");
        push(1002);

        assertThat(playground.done("sync", "--wait")).contains("(Sleep for 1002)");
        assertThat(new RunningProcess(playground.unit("web").pid()).arguments()).contains("1002");
    }

    @Test
    void aBootWithoutTheRemoteStartsTheServicesAndWhatWasPushedMeanwhileFollows() throws IOException {
        follow("fetch_interval: 1");
        push(1001);
        playground.startDaemon();
        awaitArgument(1001);
        playground.done("shutdown", "--stop-services");
        int slow = log("stale since").size(); // On a busy machine the first fetch takes more than its second.
        push(1002);
        Path away = Files.move(playground.repository(), playground.folder().resolve("away"));

        playground.startDaemon();
        long pid = awaitArgument(1001);
        eventually(() -> assertThat(playground.done("status"))
                .contains("sync: Stale")
                .contains("! stale since ")
                .contains("cannot fetch from file://" + playground.repository()));
        Finished sync = playground.gitproc("sync");
        assertThat(sync.code()).isEqualTo(EXIT_FAILED);
        assertThat(sync.err()).contains("there is no repository there");
        assertThat(playground.unit("web").pid()).isEqualTo(pid);

        Files.move(away, playground.repository());
        awaitArgument(1002);
        eventually(() -> assertThat(playground.status().get("sync").asText()).isEqualTo("Synced"));
        assertThat(log("stale since")).as("one line when it is out of reach").hasSize(slow + 1);
        assertThat(log("fetched again")).as("one line when it is back").hasSize(slow + 1);
    }

    @Test
    void aFirstBootWithoutTheRemoteWaitsForItInPeace() throws IOException {
        follow("fetch_interval: 1");
        push(1001);
        Path away = Files.move(playground.repository(), playground.folder().resolve("away"));
        playground.startDaemon();
        assertThat(playground.done("status")).contains("sync: Stale").contains("has not been fetched");

        Files.move(away, playground.repository());

        awaitArgument(1001);
    }

    @Test
    void aMirrorStandsIn() {
        Path mirror = playground.folder().resolve("mirror.git");
        push(1001);
        playground.work().git("clone", "-q", "--bare", playground.repository().toString(), mirror.toString());
        playground.configure(
                "repo_path: " + here(),
                "remote: file://" + playground.folder().resolve("nowhere.git"),
                "remote_mirrors: file://" + mirror);
        playground.startDaemon();

        assertThat(playground.settle()).contains("converged to");
        assertThat(playground.status().get("remote").get("from").asText()).isEqualTo("file://" + mirror);
    }

    @Test
    void aRollbackOfWhatWasFetchedHoldsAgainstWhatIsPushed() {
        follow("fetch_interval: 1h");
        push(1001);
        playground.startDaemon();
        playground.settle();
        push(1002);
        playground.settle();

        playground.done("rollback", "main~1");
        awaitArgument(1001);
        playground.work().write("README.md", "hello").push("Say hello");
        playground.settle();

        assertThat(playground.done("status")).contains("RolledBack");
        assertThat(new RunningProcess(playground.unit("web").pid()).arguments()).contains("1001");
    }

    @Test
    void planAsksTheCloneForTheBranch() {
        follow("fetch_interval: 1h");
        push(1001);
        playground.startDaemon();
        playground.settle();

        assertThat(playground.done("plan")).contains("no changes");
        assertThat(playground.gitproc("plan", "main..HEAD").code()).isZero();
    }

    @Test
    void aWebhookWithTheSecretFetchesAndOneWithoutDoesNot() throws Exception {
        int port = freePort();
        Path secret = playground.write("secret", SECRET);
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        follow("fetch_interval: 1h", "webhook_listen: 127.0.0.1:" + port, "webhook_secret_file: secret");
        push(1001);
        playground.startDaemon();
        playground.settle();
        push(1002);

        assertThat(hook(port, "guessed")).isEqualTo(403);
        assertThat(hook(port, SECRET)).isEqualTo(202);

        awaitArgument(1002);
        assertThat(log("webhook: refused"))
                .singleElement(InstanceOfAssertFactories.STRING)
                .endsWith("refused a request from 127.0.0.1: its token is not the secret");
    }

    @Test
    void aFileThatIsTooLargeIsASentenceAndNoStackTrace() {
        follow("fetch_interval: 1h");
        push(1001);
        playground.startDaemon();
        playground.settle();
        playground.work().write("large", new byte[LARGE]).push("Add a large file");

        Finished sync = playground.gitproc("sync");

        assertThat(sync.code()).isEqualTo(EXIT_FAILED);
        assertThat(sync.err())
                .contains("it has a file of more than 16 MiB")
                .contains("keep large files out of the branch of the unit files");
        assertThat(log("\tat ")).isEmpty();
        assertThat(log("Pipe closed")).isEmpty();
        assertThat(new RunningProcess(playground.unit("web").pid()).arguments()).contains("1001");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static int hook(int port, String token) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/hook"))
                                .header("X-Gitlab-Token", token)
                                .POST(BodyPublishers.ofString("{}"))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void aPasswordInTheUrlIsRefusedAndNotShown() {
        playground.configure("repo_path: " + here(), "remote: https://ann:s3cret@localhost/x.git");

        Finished daemon = playground.gitproc("daemon");

        assertThat(daemon.code()).isNotZero();
        assertThat(daemon.err())
                .contains("remote=https://ann:…@localhost/x.git has a password in it")
                .contains("remote_credentials")
                .doesNotContain("s3cret");
    }

    @Test
    void twoPushesWithinASecondEndAtTheSecond() {
        follow("fetch_interval: 1");
        push(1001);
        playground.startDaemon();
        for (int round = 0; round < 5; round++) {
            push(2000 + 2 * round);
            push(2001 + 2 * round);
            awaitArgument(2001 + 2 * round);
        }
    }

    private List<String> log(String words) {
        return playground
                .read("log/gitproc.log")
                .lines()
                .filter(line -> line.contains(words))
                .toList();
    }
}
