package io.gitproc.reconciler.source.remote;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.gitproc.model.plan.Actor;
import io.gitproc.model.plan.CommitId;
import io.gitproc.reconciler.source.Declared;
import io.gitproc.reconciler.source.GitRepo;
import io.gitproc.reconciler.source.Revision;
import io.gitproc.reconciler.source.RollbackOrders;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What becomes of a host while its remote is away, hangs or lies. */
final class RemoteFaultsTest extends Upstream {
    @Test
    void aFirstBootWithoutTheRemoteSaysSoAndHealsByItself() throws Exception {
        CommitId first = push(1);
        Path away = Files.move(origin.place(), folder.resolve("away"));
        try (Follower follower = follow(Follower.OFTEN, url())) {
            RemoteState stale = follower.awaitState(RemoteState.Freshness.STALE);
            assertThat(stale.success()).isEmpty();
            assertThat(stale.failure().orElseThrow().sentence())
                    .isEqualTo("cannot fetch from " + url() + ": there is no repository there, or none for this host");
            Declared nothing = follower.source()
                    .look()
                    .exceptionallyCompose(late -> CompletableFuture.completedFuture(Declared.nothing()))
                    .get();
            assertThat(nothing.target()).isEmpty();

            Files.move(away, origin.place());

            follower.awaitTarget(first);
            follower.awaitState(RemoteState.Freshness.FRESH);
        }
    }

    @Test
    void aLaterBootNeedsNoRemote() throws Exception {
        CommitId first = push(1);
        try (Follower follower = follow(Follower.NEVER, url())) {
            follower.sync();
        }
        Files.move(origin.place(), folder.resolve("away"));
        try (Follower follower = follow(Follower.NEVER, url())) {
            follower.awaitTarget(first);

            RemoteState failing = follower.awaitState(RemoteState.Freshness.FAILING);
            assertThat(failing.success())
                    .as("what the daemon before has fetched")
                    .isPresent();
        }
    }

    @Test
    void aMirrorStandsInWhileTheRemoteIsAway() throws Exception {
        CommitId first = push(1);
        GitRepo mirror = GitRepo.bare(folder.resolve("mirror.git"));
        work.git("push", "-q", mirror.place().toString(), "HEAD:main");
        String nowhere = "file://" + folder.resolve("nowhere.git");
        try (Follower follower = follow(Follower.NEVER, nowhere, "file://" + mirror.place())) {
            assertThat(follower.sync()).contains(first);

            RemoteState fresh = follower.awaitState(RemoteState.Freshness.FRESH);
            assertThat(fresh.url()).isEqualTo(nowhere);
            assertThat(fresh.success().orElseThrow().from()).contains("file://" + mirror.place());
        }
    }

    @Test
    void aMirrorThatIsBehindTakesNoHostBack() throws Exception {
        push(1);
        GitRepo mirror = GitRepo.bare(folder.resolve("mirror.git"));
        work.git("push", "-q", mirror.place().toString(), "HEAD:main");
        CommitId second = push(2);
        try (Follower follower = follow(Follower.NEVER, url(), "file://" + mirror.place())) {
            assertThat(follower.sync()).contains(second);
            Files.move(origin.place(), folder.resolve("away.git"));

            assertThat(follower.refusal()).startsWith("cannot fetch from " + url());
            assertThat(GitRepo.at(here()).id("refs/remotes/origin/main")).isEqualTo(second);

            work.git("push", "-q", mirror.place().toString(), "HEAD:main");
            assertThat(follower.sync()).contains(second);
        }
    }

    @Test
    void aPortWhereNobodyListensIsSaid() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        try (Follower follower = follow(Follower.NEVER, "git://127.0.0.1:" + port + "/origin.git")) {
            assertThat(follower.refusal()).endsWith("/origin.git: nobody answers there");
        }
    }

    @Test
    void aRemoteThatHangsDelaysNoRollbackAndIsTold() throws Exception {
        CommitId first = push(1);
        push(2);
        try (Follower follower = follow(Follower.NEVER, url())) {
            follower.sync();
        }
        try (ServerSocket silent = new ServerSocket()) {
            silent.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            String hanging = "git://127.0.0.1:" + silent.getLocalPort() + "/origin.git";
            try (Follower follower = follow(Follower.OFTEN, hanging)) {
                var sync = follower.source().look();
                Declared answer = follower.source()
                        .rollback(RollbackOrders.untilMended(first.value(), new Actor("ann"), ""))
                        .get(5, TimeUnit.SECONDS)
                        .declared();

                assertThat(answer.target().map(Revision::id)).contains(first);
                assertThat(follower.awaitState(RemoteState.Freshness.STALE)
                                .failure()
                                .orElseThrow()
                                .sentence())
                        .isEqualTo("cannot fetch from " + hanging + ": no answer in full yet");
                assertThat(sync).isNotDone();
            }
        }
    }

    @Test
    void aBranchThatTheRemoteDoesNotHaveIsNamed() throws Exception {
        commit(1);
        work.git("push", "-q", "origin", "HEAD:other");
        try (Follower follower = follow(Follower.NEVER, url())) {
            assertThat(follower.refusal()).isEqualTo("cannot fetch from " + url() + ": it has no branch main");
        }
    }

    @Test
    void aBranchThatIsDeletedThereStaysHere() throws Exception {
        CommitId first = push(1);
        try (Follower follower = follow(Follower.NEVER, url())) {
            follower.sync();
            origin.git("update-ref", "-d", "refs/heads/main");

            assertThat(follower.refusal()).endsWith("it has no branch main");
            assertThat(GitRepo.at(here()).id("refs/remotes/origin/main")).isEqualTo(first);
        }
    }

    @Test
    void aFileThatWouldFillTheMemoryIsNotTakenAndTheTargetStays() throws Exception {
        CommitId first = push(1);
        try (Follower follower = follow(Follower.NEVER, url())) {
            follower.sync();
            byte[] large = new byte[(int) BoundedRepository.OBJECT_BYTES_MAX + 1];
            work.write("large", large).commit("large");
            work.git("push", "-q", "origin", "HEAD:main");

            assertThat(follower.refusal()).endsWith("it has a file of more than 16 MiB");
            assertThat(follower.source().rollback(RollbackOrders.untilMended("main~0", new Actor("ann"), "")))
                    .as("where the branch is here")
                    .failsWithin(Follower.PATIENCE)
                    .withThrowableThat()
                    .withMessageContaining(first.brief() + " is the target already");
        }
    }

    @Test
    void aWebServerThatIsNoGitServerIsNotReadFileByFile() throws Exception {
        push(1);
        origin.git("update-server-info");
        try (FileServer server = new FileServer(served());
                Follower follower = follow(Follower.NEVER, server.url("origin.git"))) {
            assertThat(follower.refusal()).endsWith("what answers there is not a Git server");
        }
    }

    /** The bytes of files, as any web server gives them. */
    private static final class FileServer implements AutoCloseable {
        private final HttpServer server;

        FileServer(Path folder) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                Path file = folder.resolve(exchange.getRequestURI().getPath().substring(1));
                byte[] bytes =
                        Files.isRegularFile(file) ? Files.readAllBytes(file) : "no".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(Files.isRegularFile(file) ? 200 : 404, bytes.length);
                exchange.getResponseBody().write(bytes);
                exchange.close();
            });
            server.start();
        }

        String url(String path) {
            return "http://localhost:" + server.getAddress().getPort() + "/" + path;
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
