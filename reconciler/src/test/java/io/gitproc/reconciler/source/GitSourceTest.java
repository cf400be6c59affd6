package io.gitproc.reconciler.source;

import static io.gitproc.reconciler.source.Units.DB;
import static io.gitproc.reconciler.source.Units.WEB;
import static io.gitproc.reconciler.source.Units.unit;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.plan.Actor;
import io.gitproc.model.plan.CommitId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.util.SystemReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The watch, with the real git command. The poll is an hour away, so that only the watch can be what is seen. */
final class GitSourceTest {
    private static final Duration NEVER = Duration.ofHours(1);

    @TempDir
    Path folder;

    private final Heard heard = new Heard();
    private Optional<GitSource> open = Optional.empty();

    @AfterEach
    void close() {
        open.ifPresent(GitSource::close);
    }

    private GitSource start(Path place) {
        return start(place, "main");
    }

    private GitSource start(Path place, String branch) {
        GitSource source = GitSource.open(new GitSettings(place, branch, GitSettings.Origin.HERE, NEVER, NEVER));
        open = Optional.of(source);
        source.start(heard);
        return source;
    }

    private static Predicate<Declared> heads(CommitId commit) {
        return declared -> declared.head().map(Revision::id).equals(Optional.of(commit));
    }

    private static Predicate<Declared> targets(CommitId commit) {
        return declared ->
                declared.target().filter(it -> it.id().equals(commit)).isPresent();
    }

    @Test
    void theFirstLookIsHeardAndMakesTheHeadTheTarget() throws Exception {
        GitRepo repo = GitRepo.withWorkTree(folder);
        CommitId first = repo.commit("web.service", unit(1));

        start(folder);

        Declared declared = heard.await(any -> true);
        assertThat(declared).matches(targets(first));
        assertThat(declared.fault()).isEmpty();
        assertThat(declared.desired().orElseThrow().units()).containsOnlyKeys(WEB);
        assertThat(repo.id(Refs.TARGET)).isEqualTo(first);
    }

    @Test
    void aCommitInTheWorkTreeIsSeen() throws Exception {
        GitRepo repo = GitRepo.withWorkTree(folder);
        repo.commit("web.service", unit(1));
        start(folder);
        heard.await(any -> true);

        CommitId second = repo.commit("units/db.service", unit(1));

        Declared declared = heard.await(targets(second));
        assertThat(declared.desired().orElseThrow().units()).containsOnlyKeys(DB, WEB);
    }

    @Test
    void aPushToABareRepositoryIsSeenWithinASecond() throws Exception {
        GitRepo bare = GitRepo.bare(folder.resolve("bare"));
        GitRepo clone = bare.cloned(folder.resolve("clone"));
        clone.commit("web.service", unit(1));
        clone.git("push", "-q", "origin", "main");
        start(bare.place());
        heard.await(any -> true);

        Duration fastest = Heard.PATIENCE;
        for (int version = 2; version < 7; version++) {
            CommitId next = clone.commit("web.service", unit(version));
            clone.git("push", "-q", "origin", "main");
            long pushed = System.nanoTime();
            heard.await(targets(next));
            fastest = Collections.min(List.of(fastest, Duration.ofNanos(System.nanoTime() - pushed)));
        }
        System.out.println("from the end of a push to the listener: " + fastest.toNanos() / 1000 + " µs");
        assertThat(fastest).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void packedRefsAndTheGarbageCollectorDoNotDisturb() throws Exception {
        GitRepo repo = GitRepo.withWorkTree(folder);
        repo.commit("web.service", unit(1));
        start(folder);
        heard.await(any -> true);

        CommitId last = repo.id("HEAD");
        for (int version = 2; version < 6; version++) {
            repo.git("pack-refs", "--all", "--prune");
            repo.git("gc", "-q", "--prune=now");
            last = repo.commit("web.service", unit(version));
            assertThat(heard.await(targets(last)).fault()).isEmpty();
        }
        assertThat(heard.isSilent()).isTrue();
    }

    @Test
    void aRefThatMovesInPackedRefsAloneIsSeen() throws Exception {
        GitRepo repo = GitRepo.withWorkTree(folder);
        CommitId first = repo.commit("web.service", unit(1));
        CommitId second = repo.commit("web.service", unit(2));
        start(folder);
        heard.await(targets(second));
        repo.git("pack-refs", "--all", "--prune");

        Path packed = folder.resolve(".git/packed-refs");
        Path next = Files.writeString(
                folder.resolve(".git/packed-refs.next"),
                Files.readString(packed).replace(second + " refs/heads", first + " refs/heads"));
        Files.move(next, packed, StandardCopyOption.ATOMIC_MOVE);

        heard.await(heads(first));
    }

    @Test
    void aBranchInAFolderThatComesAndGoesIsSeen() throws Exception {
        GitRepo repo = GitRepo.withWorkTree(folder);
        CommitId first = repo.commit("web.service", unit(1));
        start(folder, "release/2026/autumn");
        heard.await(declared -> declared.fault().isPresent());

        repo.git("checkout", "-q", "-b", "release/2026/autumn");
        heard.await(targets(first));
        repo.git("pack-refs", "--all", "--prune");
        CommitId second = repo.commit("web.service", unit(2));
        heard.await(targets(second));
    }

    @Test
    void whatTheWatchCannotSeeThePollFinds() throws Exception {
        GitSource source = GitSource.open(new GitSettings(
                folder.resolve("later"), "main", GitSettings.Origin.HERE, Duration.ofMillis(20), NEVER));
        open = Optional.of(source);
        source.start(heard);
        heard.await(declared -> declared.fault().isPresent());

        CommitId first = GitRepo.withWorkTree(folder.resolve("later")).commit("web.service", unit(1));
        heard.await(targets(first));
    }

    @Test
    void aLookThatFindsNothingNewIsNotHeard() throws Exception {
        GitRepo.withWorkTree(folder).commit("web.service", unit(1));
        GitSource source = start(folder);
        Declared first = heard.await(any -> true);

        for (int n = 0; n < 100; n++) {
            assertThat(source.look().get()).isEqualTo(first);
        }
        assertThat(heard.isSilent()).isTrue();
    }

    @Test
    void aRollbackIsHeardAndAnswered() throws Exception {
        GitRepo repo = GitRepo.withWorkTree(folder);
        CommitId first = repo.commit("web.service", unit(1));
        repo.commit("web.service", unit(2));
        GitSource source = start(folder);
        heard.await(any -> true);

        Declared answer = source.rollback(RollbackOrders.untilMended("HEAD~1", new Actor("alice"), "why not"))
                .get()
                .declared();

        assertThat(answer).matches(targets(first));
        assertThat(heard.await(targets(first))).isEqualTo(answer);
    }

    @Test
    void theFuturesFailWithASentence() throws Exception {
        GitRepo.withWorkTree(folder).commit("web.service", unit(1));
        GitSource source = start(folder);

        assertThat(source.rollback(RollbackOrders.untilMended("nonsense", new Actor("alice"), "")))
                .failsWithin(Heard.PATIENCE)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(SourceException.class)
                .withMessage("there is no commit \"nonsense\" in the repository");
    }

    @Test
    void afterTheEndNothingIsHeardAndEveryQuestionIsRefused() throws Exception {
        GitRepo repo = GitRepo.withWorkTree(folder);
        repo.commit("web.service", unit(1));
        GitSource source = start(folder);
        heard.await(any -> true);
        source.close();
        source.close();

        repo.commit("web.service", unit(2));

        assertThat(source.look())
                .failsWithin(Heard.PATIENCE)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(SourceException.class);
        assertThat(heard.isSilent()).isTrue();
    }

    @Test
    void aListenerThatFailsDoesNotEndTheWatch() throws Exception {
        GitRepo repo = GitRepo.withWorkTree(folder);
        repo.commit("web.service", unit(1));
        GitSource source = GitSource.open(new GitSettings(folder, "main", GitSettings.Origin.HERE, NEVER, NEVER));
        open = Optional.of(source);
        var failures = new LinkedBlockingQueue<Throwable>();
        var handler = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> failures.add(failure));
        try {
            source.start(declared -> {
                heard.accept(declared);
                throw new IllegalStateException("the listener fails");
            });
            heard.await(any -> true);
            heard.await(targets(repo.commit("web.service", unit(2))));
            for (int failed = 0; failed < 2; failed++) {
                assertThat(failures.poll(20, TimeUnit.SECONDS)).hasMessage("the listener fails");
            }
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(handler);
        }
    }

    @Test
    void aFloodOfCommitsIsReadToItsEnd() throws Exception {
        GitRepo repo = GitRepo.withWorkTree(folder);
        repo.commit("web.service", unit(1));
        start(folder);
        CommitId last = repo.id("HEAD");
        for (int version = 2; version < 40; version++) {
            last = repo.commit("web.service", unit(version));
        }

        assertThat(heard.await(targets(last)).head()).isPresent();
    }

    @Test
    void neitherAGitProcessNorTheHomeOfTheUserIsNeeded() throws Exception {
        GitRepo repo = GitRepo.withWorkTree(folder);
        repo.commit("web.service", unit(1));
        GitSource source = start(folder);
        heard.await(any -> true);
        repo.commit("web.service", unit(2));
        source.look().get();

        assertThat(ProcessHandle.current()
                        .descendants()
                        .map(ProcessHandle::info)
                        .map(ProcessHandle.Info::command))
                .doesNotContain(Optional.of("/usr/bin/git"));
        assertThat(SystemReader.getInstance().getUserConfig().getSections()).containsExactly("core");
        assertThat(SystemReader.getInstance().getUserConfig().getNames("core"))
                .containsExactlyInAnyOrder("fsyncobjectfiles", "fsyncreffiles");
        try (var files = Files.list(folder.resolve(".git"))) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.startsWith(".probe"));
        }
    }

    @Test
    void whatIsDecidedOutlivesALossOfPower() throws Exception {
        GitRepo.withWorkTree(folder);
        try (Repository repository = Repositories.open(folder)) {
            assertThat(repository.getConfig().getBoolean("core", "fsyncRefFiles", false))
                    .isTrue();
            assertThat(repository.getConfig().getBoolean("core", "fsyncObjectFiles", false))
                    .isTrue();
        }
    }

    @Test
    void aRepositoryThatKeepsItsRefsInTablesIsReadAndWatched() throws Exception {
        GitRepo repo = GitRepo.withWorkTree(folder);
        CommitId first = repo.commit("web.service", unit(1));
        CommitId second = repo.commit("web.service", unit(2));
        try (Repository files = Repositories.open(folder)) {
            ((FileRepository) files).convertRefStorage("reftable", false, false);
        }
        start(folder);
        heard.await(targets(second));

        try (Repository tables = Repositories.open(folder)) {
            RefUpdate update = tables.updateRef("refs/heads/main");
            update.setNewObjectId(Commits.objectId(first));
            update.setForceUpdate(true);
            assertThat(update.update()).isEqualTo(RefUpdate.Result.FORCED);
        }
        heard.await(heads(first));
    }
}
