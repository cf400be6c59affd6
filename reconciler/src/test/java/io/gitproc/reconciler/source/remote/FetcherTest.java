package io.gitproc.reconciler.source.remote;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.gitproc.model.plan.Actor;
import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.Intent;
import io.gitproc.reconciler.source.Declared;
import io.gitproc.reconciler.source.GitRepo;
import io.gitproc.reconciler.source.Revision;
import io.gitproc.reconciler.source.RollbackOrder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a host while its remote is away, hangs, lies, or is busy; with the real git on the other side. */
final class FetcherTest {
    @TempDir
    Path folder;

    private GitRepo origin;
    private GitRepo work;

    @BeforeEach
    void makeRepositories() {
        origin = GitRepo.bare(folder.resolve("origin.git"));
        work = origin.cloned(folder.resolve("work"));
    }

    private Path here() {
        return folder.resolve("deep/clone");
    }

    private Follower follow(Duration interval, String... urls) {
        return Follower.of(Follower.remote(interval, urls), here());
    }

    private String url() {
        return "file://" + origin.place();
    }

    private CommitId commit(int version) {
        return work.commit("web.service", "[Service]\nExecStart=/bin/app " + version + "\n");
    }

    private CommitId push(int version) {
        CommitId commit = commit(version);
        work.git("push", "-q", "origin", "HEAD:main");
        return commit;
    }

    @Test
    void theFirstFetchIsMadeAtOnceIntoABareClone() throws Exception {
        CommitId first = push(1);
        try (Follower follower = follow(Follower.NEVER, url())) {
            follower.awaitTarget(first);

            GitRepo clone = GitRepo.at(here());
            assertThat(clone.git("rev-parse", "--is-bare-repository")).isEqualTo("true");
            assertThat(clone.git("log", "--format=%H", "origin/main")).isEqualTo(first.value());
            assertThat(clone.git("for-each-ref", "--format=%(refname)"))
                    .isEqualTo("refs/gitproc/target\nrefs/remotes/origin/main");
            clone.git("fsck", "--full", "--strict");
        }
    }

    @Test
    void onlyTheBranchIsFetched() throws Exception {
        push(1);
        work.git("checkout", "-q", "-b", "secret");
        CommitId other = work.commit("secret", "x");
        work.git("push", "-q", "origin", "secret");
        try (Follower follower = follow(Follower.NEVER, url())) {
            follower.sync();

            assertThat(follower.source().revision(other).get()).isEmpty();
        }
    }

    @Test
    void aPushIsSeenByTheNextFetchWithoutBeingAsked() throws Exception {
        push(1);
        try (Follower follower = follow(Follower.OFTEN, url())) {
            follower.awaitTarget(push(2));
            follower.awaitTarget(push(3));
        }
    }

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
            assertThat(follower.source().rollback(RollbackOrder.untilMended("main~0", new Actor("ann"), "")))
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
        try (FileServer server = new FileServer(folder);
                Follower follower = follow(Follower.NEVER, server.url("origin.git"))) {
            assertThat(follower.refusal()).endsWith("what answers there is not a Git server");
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
                        .rollback(RollbackOrder.untilMended(first.value(), new Actor("ann"), ""))
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
    void manyHintsAreFewFetches() throws Exception {
        CommitId first = push(1);
        try (HttpForge forge = HttpForge.open(folder);
                Follower follower = follow(Follower.NEVER, forge.url("origin.git"))) {
            follower.awaitTarget(first);
            CommitId second = push(2);
            for (int hint = 0; hint < 1000; hint++) {
                follower.source().hint();
            }
            follower.awaitTarget(second);
            assertThat(forge.fetches()).isLessThanOrEqualTo(4);
        }
    }

    @Test
    void whoeverAsksWhileAFetchIsUnderWayGetsWhatWasPushedBeforeTheQuestion() throws Exception {
        push(1);
        try (Follower follower = follow(Follower.NEVER, url())) {
            List<CompletableFuture<Declared>> answers = new ArrayList<>();
            for (int version = 2; version < 12; version++) {
                CommitId pushed = push(version);
                answers.add(follower.source().look().thenApply(declared -> {
                    assertThat(GitRepo.at(here()).git("merge-base", "--is-ancestor", pushed.value(), "origin/main"))
                            .isEmpty();
                    return declared;
                }));
            }
            CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void pushesThatAreRewrittenPackedAndCollectedOnBothSidesLoseNothing() throws Exception {
        push(1);
        Random random = new Random(7);
        GitRepo clone = GitRepo.at(here());
        try (Follower follower = follow(Follower.OFTEN, url())) {
            follower.sync();
            for (int round = 0; round < 15; round++) {
                push(100 + 2 * round);
                CommitId last = push(101 + 2 * round);
                GitRepo busy = random.nextBoolean() ? origin : clone;
                switch (random.nextInt(3)) {
                    case 0 -> busy.git("gc", "-q", "--prune=now");
                    case 1 -> busy.git("pack-refs", "--all", "--prune");
                    default -> work.git("commit", "-q", "--amend", "-m", "again");
                }
                work.git("push", "-q", "--force", "origin", "HEAD:main");
                CommitId head = work.id("HEAD");
                if (!follower.sync().equals(Optional.of(head))) {
                    follower.source()
                            .approve(head.value(), Intent.of(new Actor("ann"), ""))
                            .get();
                }
                assertThat(follower.sync())
                        .as("round " + round + " after " + last)
                        .contains(head);
            }
            clone.git("fsck", "--full");
        }
    }

    @Test
    void theLockOfADaemonThatWasKilledIsBroken() throws Exception {
        push(1);
        try (Follower follower = follow(Follower.NEVER, url())) {
            follower.sync();
            Path lock = Files.createFile(here().resolve("refs/remotes/origin/main.lock"));
            Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minusSeconds(60)));
            CommitId second = push(2);

            assertThat(follower.sync()).contains(second);
        }
    }

    @Test
    void aCloneThatIsDeletedIsMadeAgain() throws Exception {
        CommitId first = push(1);
        try (Follower follower = follow(Follower.NEVER, url())) {
            follower.sync();
            Files.move(here(), folder.resolve("away"));

            assertThat(follower.sync()).contains(first);
        }
    }

    @Test
    void aWorkTreeThatIsThereAlreadyIsFetchedIntoAndElseLeftAlone() throws Exception {
        CommitId first = push(1);
        GitRepo mine = origin.cloned(folder.resolve("mine"));
        mine.git("worktree", "add", "-q", "-b", "desk", folder.resolve("desk").toString());
        CommitId second = push(2);
        for (String place : List.of("desk", "mine")) {
            try (Follower follower = Follower.of(Follower.remote(Follower.NEVER, url()), folder.resolve(place))) {
                assertThat(follower.sync()).contains(second);
            }
        }
        assertThat(mine.id("main")).isEqualTo(first);
        assertThat(mine.git("status", "--porcelain")).isEmpty();
    }

    @Test
    void aPlaceThatCannotBeTheCloneIsNamedAndHealsWhenItIsFree() throws Exception {
        CommitId first = push(1);
        Files.createDirectories(here());
        Path other = Files.writeString(here().resolve("letter"), "dear");
        try (Follower follower = follow(Follower.NEVER, url())) {
            assertThat(follower.refusal()).startsWith("cannot make or open the clone " + here());
            assertThat(other).content().isEqualTo("dear");

            Files.delete(other);
            assertThat(follower.sync()).contains(first);
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
