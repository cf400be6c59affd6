package io.gitproc.reconciler.source;

import static io.gitproc.reconciler.source.Units.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitproc.model.plan.Actor;
import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.Intent;
import io.gitproc.reconciler.config.TrustSettings;
import io.gitproc.reconciler.config.Verify;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rollback that is published: the branch gets one commit more, which has the old files. */
final class PublicationTest {
    private static final String REASON = "500s on /pay";

    @TempDir
    Path folder;

    private GitRepo repo;
    private GitRepo work;
    private Tracker tracker;
    private CommitId good;
    private CommitId bad;

    /** {@code good}, then {@code bad}, which changes web, has a file more, and is the target. */
    private void bare() {
        repo = GitRepo.bare(folder.resolve("services.git"));
        work = repo.cloned(folder.resolve("clone"));
        deploy("push", "-q", "origin", "HEAD:main");
    }

    private void withWorkTree() {
        repo = GitRepo.withWorkTree(folder.resolve("services"));
        work = repo;
        deploy("status");
    }

    private void deploy(String... push) {
        good = work.commit("web.service", unit(1));
        work.git(push);
        tracker = new Tracker(settings(), folders -> {});
        tracker.look();
        bad = work.write("more/more.txt", "more").commit("web.service", unit(2));
        work.git(push);
        tracker.look();
    }

    private GitSettings settings() {
        return GitSettings.of(repo.place(), "main");
    }

    @AfterEach
    void close() {
        tracker.close();
    }

    private static RollbackOrder to(CommitId commit) {
        return new RollbackOrder(
                Optional.of(commit.value()),
                Intent.of(new Actor("alice"), REASON),
                RollbackOrder.Until.MENDED,
                RollbackOrder.Reach.BRANCH);
    }

    private CommitId publish(CommitId commit) throws Exception {
        return tracker.rollback(to(commit)).orElseThrow().id();
    }

    private void assertPublished(CommitId published) {
        Declared declared = tracker.look();
        assertThat(repo.id("main")).isEqualTo(published);
        assertThat(repo.id("main~1")).isEqualTo(bad);
        assertThat(repo.git("diff", "--stat", good.value(), published.value())).isEmpty();
        assertThat(declared.target().orElseThrow().id()).isEqualTo(published);
        assertThat(declared.desired().orElseThrow().units()).isEqualTo(unitsOf(good));
        assertThat(declared.rollback()).isEmpty();
    }

    private Object unitsOf(CommitId commit) {
        repo.git("branch", "other", commit.value());
        try (Tracker other = new Tracker(GitSettings.of(repo.place(), "other"), folders -> {})) {
            return other.look().desired().orElseThrow().units();
        }
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(CommitId commit) {
        String refs = repo.git("for-each-ref");
        var refused = assertThatThrownBy(() -> publish(commit)).isInstanceOf(SourceException.class);
        assertThat(repo.git("for-each-ref")).isEqualTo(refs);
        return refused;
    }

    @Test
    void aBareRepositoryGetsACommitAheadWithTheOldFilesAndTheHostFollowsIt() throws Exception {
        bare();

        CommitId published = publish(good);

        assertPublished(published);
        assertThat(repo.git("log", "-1", "--format=%an <%ae>%n%cn%n%B", "main"))
                .isEqualTo("""
                        alice <alice@localhost>
                        alice
                        Roll back to %s (write web.service)

                        500s on /pay

                        GitProc-Rollback-To: %s""".formatted(good.brief(), good));
        assertThat(repo.git("log", "-1", "--format=%(trailers:key=GitProc-Rollback-To,valueonly)", "main"))
                .isEqualTo(good.value());
        assertThat(repo.git("fsck", "--strict")).doesNotContain("error").doesNotContain("warning");
    }

    @Test
    void theFilesOfACleanWorkTreeGoAlong() throws Exception {
        withWorkTree();
        work.write("notes.txt", "of nobody's concern");

        CommitId published = publish(good);

        assertPublished(published);
        assertThat(work.git("status", "--porcelain")).isEqualTo("?? notes.txt");
        assertThat(work.place().resolve("web.service")).hasContent(unit(1));
        assertThat(work.place().resolve("more")).doesNotExist();
    }

    @Test
    void aWorkTreeWithChangesIsLeftAloneAndTheCommandsAreTold() {
        withWorkTree();
        work.write("web.service", unit(3));

        assertRefused(good)
                .hasMessage("cannot publish a rollback to " + good.brief() + ": the work tree " + work.place()
                        + " has changes that are not committed; nothing was moved")
                .extracting(refused -> ((SourceException) refused).hint())
                .asString()
                .contains("git stash --include-untracked && git restore --source=" + good
                        + " --staged --worktree :/ && git commit -m \"Roll back to " + good.brief()
                        + "\" -m \"GitProc-Rollback-To: " + good + "\"");
        assertThat(work.place().resolve("web.service")).hasContent(unit(3));
    }

    @Test
    void aFileOfNobodyIsNotOverwritten() {
        withWorkTree();
        CommitId without = work.remove("more/more.txt").commit("less");
        tracker.look();
        work.write("more/more.txt", "mine");

        assertRefused(bad).hasMessageContaining("has files that are not committed where the old ones belong");
        assertThat(work.place().resolve("more/more.txt")).hasContent("mine");
        assertThat(repo.id("main")).isEqualTo(without);
    }

    @Test
    void theCommandsThatAreToldDoTheSame() throws Exception {
        withWorkTree();
        String commands = RevertCommit.byHand(good, "git -c user.name=a -c user.email=a@b commit -q")
                .replace(" && git push", "");

        Process shell = new ProcessBuilder("sh", "-c", commands)
                .directory(work.place().toFile())
                .start();

        assertThat(shell.waitFor()).isZero();
        assertPublished(repo.id("main"));
    }

    @Test
    void whoeverMovesTheBranchAtTheSameMomentGoesFirst() throws Exception {
        bare();
        Files.createFile(repo.place().resolve("refs/heads/main.lock"));

        assertThatThrownBy(() -> publish(good))
                .isInstanceOf(SourceException.class)
                .hasMessage("rolled back to " + good.brief()
                        + " on this host alone, not published: main was moved by somebody else at this moment,"
                        + " and that goes first");
        assertThat(repo.id("main")).isEqualTo(bad);
        Declared declared = tracker.look();
        assertThat(declared.target().orElseThrow().id()).isEqualTo(good);
        assertThat(declared.rollback()).isPresent();

        Files.delete(repo.place().resolve("refs/heads/main.lock"));
        assertPublished(publish(good));
    }

    @Test
    void whoeverCommitsInTheWorkTreeAtTheSameMomentGoesFirst() throws IOException {
        withWorkTree();
        Files.createFile(repo.place().resolve(".git/index.lock"));

        assertThatThrownBy(() -> publish(good)).hasMessageContaining("on this host alone, not published");
        assertThat(work.place().resolve("web.service")).hasContent(unit(2));
        assertThat(repo.id("main")).isEqualTo(bad);
    }

    @Test
    void anotherBranchIsCheckedOutAndStays() throws Exception {
        withWorkTree();
        work.git("switch", "-q", "-c", "topic");
        work.write("web.service", unit(3));

        CommitId published = publish(good);

        assertPublished(published);
        assertThat(work.place().resolve("web.service")).hasContent(unit(3));
    }

    @Test
    void aBranchInAnotherWorkTreeIsNotMovedUnderIt() {
        bare();
        repo.git("worktree", "add", "-q", folder.resolve("linked").toString(), "main");

        assertRefused(good).hasMessageContaining("it is checked out in another work tree");
    }

    @Test
    void whereOnlySignedCommitsCountThePersonSigns() {
        bare();
        tracker.close();
        TrustSettings none = TrustSettings.none();
        tracker = new Tracker(
                settings()
                        .trusting(new TrustSettings(
                                Verify.HEAD,
                                folder.resolve("signers"),
                                none.keyring(),
                                none.policy(),
                                folder.resolve("record"))),
                folders -> {});

        assertRefused(good)
                .hasMessageContaining("this host takes only signed commits, and has no key to sign with")
                .extracting(refused -> ((SourceException) refused).hint())
                .asString()
                .contains("git commit -S -m \"Roll back to " + good.brief());
    }

    @Test
    void aBranchThatHasTheFilesAlreadyIsNotMoved() throws Exception {
        bare();
        publish(good);
        tracker.look();

        assertRefused(good).hasMessage("main has the files of " + good.brief() + " already");
    }

    @Test
    void whatThisHostHasRolledBackCanBePublishedLater() throws Exception {
        bare();
        tracker.rollback(RollbackOrders.untilMended(good.value(), new Actor("alice"), REASON));
        tracker.look();

        assertPublished(publish(good));
    }

    @Test
    void aPausedHostPublishesTheCommitThatItWasKeptAt() throws Exception {
        bare();
        tracker.rollback(RollbackOrders.untilMended(good.value(), new Actor("alice"), REASON));
        tracker.pause(Intent.of(new Actor("alice"), ""));
        tracker.look();

        CommitId published = publish(good);

        assertThat(repo.id("main")).isEqualTo(published);
        assertThat(tracker.look().target().orElseThrow().id()).isEqualTo(good);
    }
}
