package io.gitproc.reconciler.source;

import static io.gitproc.reconciler.source.Units.WEB;
import static io.gitproc.reconciler.source.Units.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitproc.model.plan.Actor;
import io.gitproc.model.plan.CommitId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repositories that are not in order: each has its sentence, keeps what was read, and heals. */
final class FaultsTest {
    @TempDir
    Path folder;

    private Path place;
    private Tracker tracker;

    @BeforeEach
    void open() {
        place = folder.resolve("repo");
        tracker = fresh("main");
    }

    private Tracker fresh(String branch) {
        return new Tracker(GitSettings.of(place, branch), folders -> {});
    }

    @AfterEach
    void close() {
        tracker.close();
    }

    private String fault() {
        return tracker.look().fault().orElseThrow();
    }

    private void assertHealed(CommitId target) {
        Declared declared = tracker.look();
        assertThat(declared.fault()).isEmpty();
        assertThat(declared.target().orElseThrow().id()).isEqualTo(target);
    }

    private void delete() throws IOException {
        try (Stream<Path> all = Files.walk(place)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Test
    void aRepositoryThatComesLaterIsTaken() {
        assertThat(fault())
                .isEqualTo("there is no repository at " + place + " (make one with gitproc init --repo " + place + ")");

        assertHealed(GitRepo.withWorkTree(place).commit("web.service", unit(1)));
    }

    @Test
    void aFolderThatIsNoRepositoryIsTold() throws Exception {
        Files.createDirectories(place);
        assertThat(fault()).startsWith(place + " is not a Git repository");

        assertHealed(GitRepo.withWorkTree(place).commit("web.service", unit(1)));
    }

    @Test
    void aFolderInsideARepositoryIsNotThatRepository() throws Exception {
        GitRepo.withWorkTree(folder).commit("web.service", unit(1));
        Files.createDirectories(place);

        assertThat(fault()).startsWith(place + " is not a Git repository");
    }

    @Test
    void aFileIsTold() throws Exception {
        Files.writeString(place, "hello");

        assertThat(fault()).startsWith(place + " is a file, not a repository");
    }

    @Test
    void anEmptyRepositoryIsToldAndItsFirstCommitIsTaken() {
        GitRepo repo = GitRepo.withWorkTree(place);
        assertThat(fault()).isEqualTo("the repository " + place + " is empty (commit a unit file to the branch main)");

        assertHealed(repo.commit("web.service", unit(1)));
    }

    @Test
    void aMissingBranchIsToldWithThoseThatThereAre() {
        GitRepo repo = GitRepo.withWorkTree(place);
        repo.git("checkout", "-q", "-b", "trunk");
        CommitId commit = repo.commit("web.service", unit(1));
        repo.git("branch", "-q", "release");
        assertThat(fault()).isEqualTo("the repository " + place + " has no branch main (it has release, trunk)");

        repo.git("branch", "-q", "main");
        assertHealed(commit);
    }

    @Test
    void aBranchThatVanishesKeepsWhatWasRead() {
        GitRepo repo = GitRepo.withWorkTree(place);
        CommitId commit = repo.commit("web.service", unit(1));
        Declared before = tracker.look();
        repo.git("checkout", "-q", "--detach");
        repo.git("branch", "-q", "-D", "main");

        Declared gone = tracker.look();

        assertThat(gone.fault()).isPresent();
        assertThat(gone.head()).isEqualTo(before.head());
        assertThat(gone.desired()).isEqualTo(before.desired());
        repo.git("branch", "-q", "main", commit.value());
        assertHealed(commit);
    }

    @Test
    void aNewDaemonKeepsTheTargetWhileTheBranchIsGone() {
        GitRepo repo = GitRepo.withWorkTree(place);
        CommitId commit = repo.commit("web.service", unit(1));
        tracker.look();
        repo.git("checkout", "-q", "--detach");
        repo.git("branch", "-q", "-D", "main");

        try (Tracker other = fresh("main")) {
            Declared declared = other.look();
            assertThat(declared.fault()).isPresent();
            assertThat(declared.desired().orElseThrow().commit()).isEqualTo(commit);
        }
    }

    @Test
    void aNameThatIsNoBranchIsTold() {
        GitRepo.withWorkTree(place).commit("web.service", unit(1));

        try (Tracker other = fresh("a..b")) {
            assertThat(other.look().fault().orElseThrow()).startsWith("a..b is not the name of a branch");
        }
    }

    @Test
    void aRepositoryThatVanishesKeepsWhatWasReadAndAnotherInItsPlaceIsTaken() throws Exception {
        GitRepo.withWorkTree(place).commit("web.service", unit(1));
        Declared before = tracker.look();
        delete();

        Declared gone = tracker.look();

        assertThat(gone.fault().orElseThrow()).startsWith("there is no repository at");
        assertThat(gone.desired()).isEqualTo(before.desired());
        assertHealed(GitRepo.withWorkTree(place).commit("web.service", unit(2)));
    }

    @Test
    void aRepositoryThatIsReplacedBetweenTwoLooksIsReadAnew() throws Exception {
        GitRepo.withWorkTree(place).commit("web.service", unit(1));
        tracker.look();
        delete();

        assertHealed(GitRepo.withWorkTree(place).commit("web.service", unit(2)));
    }

    @Test
    void aMissingObjectIsAFaultThatHealsWhenItIsBack() throws Exception {
        GitRepo repo = GitRepo.withWorkTree(place);
        CommitId commit = repo.commit("web.service", unit(1));
        String blob = repo.git("rev-parse", "HEAD:web.service");
        Path object = place.resolve(".git/objects/" + blob.substring(0, 2) + "/" + blob.substring(2));
        Files.move(object, folder.resolve("aside"));
        assertThat(fault())
                .startsWith("cannot read the repository " + place + ": ")
                .contains(blob);

        Files.move(folder.resolve("aside"), object);
        assertHealed(commit);
    }

    @Test
    void aDamagedObjectIsAFault() throws Exception {
        GitRepo repo = GitRepo.withWorkTree(place);
        repo.commit("web.service", unit(1));
        String tree = repo.git("rev-parse", "HEAD^{tree}");
        Path object = place.resolve(".git/objects/" + tree.substring(0, 2) + "/" + tree.substring(2));
        assertThat(object.toFile().setWritable(true)).isTrue();
        Files.writeString(object, "garbage");

        assertThat(fault()).startsWith("cannot read the repository " + place + ": ");
    }

    @Test
    void aDamagedRefIsAFault() throws Exception {
        GitRepo repo = GitRepo.withWorkTree(place);
        CommitId commit = repo.commit("web.service", unit(1));
        Files.writeString(place.resolve(".git/refs/heads/main"), "garbage ".repeat(9));
        assertThat(fault()).startsWith("cannot read the repository " + place + ": ");

        Files.writeString(place.resolve(".git/refs/heads/main"), commit + "\n");
        assertHealed(commit);
    }

    @Test
    void aDamagedConfigurationIsAFault() throws Exception {
        GitRepo.withWorkTree(place).commit("web.service", unit(1));
        Files.writeString(place.resolve(".git/config"), "[core\n");

        assertThat(fault()).contains(place.toString());
    }

    @Test
    void theObjectFormatThatCannotBeReadIsToldAndNotMisread() {
        GitRepo repo = GitRepo.created(place, "--object-format=sha256");
        repo.write("web.service", unit(1));
        repo.git("add", "-A");
        repo.git("commit", "-q", "-m", "x");

        assertThat(fault()).contains("has the object format sha256, which cannot be read");
    }

    @Test
    void theTargetIsLockedForOneLookAndTakenAtTheNext() throws Exception {
        GitRepo repo = GitRepo.withWorkTree(place);
        CommitId first = repo.commit("web.service", unit(1));
        tracker.look();
        CommitId second = repo.commit("web.service", unit(2));
        Path lock = Files.createFile(place.resolve(".git/refs/gitproc/target.lock"));

        Declared declared = tracker.look();

        assertThat(declared.fault().orElseThrow()).startsWith("refs/gitproc/target is locked");
        assertThat(declared.target().orElseThrow().id()).isEqualTo(first);
        Files.delete(lock);
        assertHealed(second);
    }

    @Test
    void twoDaemonsOfOneRepositoryBothSeeTheNewTargetWhoeverMovesIt() {
        GitRepo repo = GitRepo.withWorkTree(place);
        repo.commit("web.service", unit(1));
        tracker.look();
        try (Tracker other = new Tracker(GitSettings.of(place, "main"), folders -> {}, this::afterTheOther)) {
            CommitId second = repo.commit("web.service", unit(2));

            Declared declared = other.look();

            assertThat(declared.fault()).isEmpty();
            assertThat(declared.target().orElseThrow().id()).isEqualTo(second);
        }
    }

    /** The time is asked for between looking and moving. */
    private Instant afterTheOther() {
        tracker.look();
        return Instant.now();
    }

    @Test
    void aNewDaemonKeepsTheTargetThatItCannotMove() throws Exception {
        GitRepo repo = GitRepo.withWorkTree(place);
        CommitId first = repo.commit("web.service", unit(1));
        tracker.look();
        CommitId second = repo.commit("web.service", unit(2));
        Path lock = Files.createFile(place.resolve(".git/refs/gitproc/target.lock"));

        try (Tracker other = fresh("main")) {
            Declared declared = other.look();
            assertThat(declared.fault()).isPresent();
            assertThat(declared.desired().orElseThrow().commit()).isEqualTo(first);
            assertThat(declared.head().orElseThrow().id()).isEqualTo(second);
        }
        assertThat(lock).exists();
    }

    @Test
    void theLockOfAKilledProcessIsBroken() throws Exception {
        GitRepo repo = GitRepo.withWorkTree(place);
        repo.commit("web.service", unit(1));
        tracker.look();
        CommitId second = repo.commit("web.service", unit(2));
        Path lock = Files.createFile(place.resolve(".git/refs/gitproc/target.lock"));
        Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minusSeconds(60)));
        assertThat(fault()).startsWith("refs/gitproc/target is locked");

        assertHealed(second);
    }

    @Test
    void theLocksOfTheDaemonBeforeAreBrokenBeforeTheFirstLook() throws Exception {
        GitRepo repo = GitRepo.withWorkTree(place);
        repo.commit("web.service", unit(1));
        tracker.look();
        CommitId second = repo.commit("web.service", unit(2));
        Path lock = Files.createFile(place.resolve(".git/refs/gitproc/target.lock"));
        Instant begun = ProcessHandle.current().info().startInstant().orElseThrow();
        Files.setLastModifiedTime(lock, FileTime.from(begun));

        try (Tracker other = fresh("main")) {
            Declared declared = other.look();
            assertThat(declared.fault()).isEmpty();
            assertThat(declared.target().orElseThrow().id()).isEqualTo(second);
        }
    }

    @Test
    void aNewDaemonKeepsTheTargetWhileTheHeadIsDamaged() throws Exception {
        GitRepo repo = GitRepo.withWorkTree(place);
        CommitId first = repo.commit("web.service", unit(1));
        tracker.look();
        CommitId second = repo.commit("web.service", unit(2));
        Path object = place.resolve(".git/objects/" + second.value().substring(0, 2) + "/"
                + second.value().substring(2));
        Files.move(object, folder.resolve("aside"));

        try (Tracker other = fresh("main")) {
            Declared declared = other.look();
            assertThat(declared.fault().orElseThrow()).contains(second.value());
            assertThat(declared.desired().orElseThrow().commit()).isEqualTo(first);
        }
        Files.move(folder.resolve("aside"), object);
        assertHealed(second);
    }

    @Test
    void aRollbackInAFaultyRepositoryIsRefusedWithItsSentence() {
        GitRepo.withWorkTree(place);

        assertThatThrownBy(() -> tracker.rollback(RollbackOrder.untilMended("HEAD~1", new Actor("alice"), "")))
                .isInstanceOf(SourceException.class)
                .hasMessage("the repository " + place + " is empty");
    }

    @Test
    void aLinkedWorkTreeIsRead() {
        GitRepo main = GitRepo.withWorkTree(folder.resolve("main"));
        CommitId commit = main.commit("web.service", unit(1));
        main.git("worktree", "add", "-q", "--detach", place.toString());

        assertHealed(commit);
        assertThat(main.id(Refs.TARGET)).isEqualTo(commit);
        assertThat(tracker.look().desired().orElseThrow().units()).containsOnlyKeys(WEB);
    }

    @Test
    void aLinkedWorkTreeWhoseRepositoryIsAwayIsToldAndHeals() throws Exception {
        GitRepo main = GitRepo.withWorkTree(folder.resolve("main"));
        CommitId commit = main.commit("web.service", unit(1));
        main.git("worktree", "add", "-q", "--detach", place.toString());
        assertHealed(commit);
        Path away = Files.move(main.place(), folder.resolve("away"));

        Declared declared = tracker.look();
        assertThat(declared.fault().orElseThrow()).contains(place.toString());
        assertThat(declared.desired()).isPresent();

        Files.move(away, main.place());
        assertHealed(commit);
    }

    @Test
    void locksThatOthersLeftBehindDisturbNeitherReadingNorTheTarget() throws Exception {
        GitRepo repo = GitRepo.withWorkTree(place);
        repo.commit("web.service", unit(1));
        tracker.look();
        CommitId second = repo.commit("web.service", unit(2));
        for (String lock : List.of("index.lock", "HEAD.lock", "packed-refs.lock", "refs/heads/main.lock", "gc.pid")) {
            Files.createFile(place.resolve(".git").resolve(lock));
        }

        assertHealed(second);
    }

    @Test
    void aShallowCloneIsReadAsFarAsItGoes() throws Exception {
        GitRepo full = GitRepo.withWorkTree(folder.resolve("full"));
        full.commit("web.service", unit(1));
        CommitId broken = full.write("db.service", unit(1)).commit("web.service", Units.BROKEN);
        full.git("clone", "-q", "--depth=1", "file://" + full.place(), place.toString());

        Declared declared = tracker.look();

        assertThat(declared.fault()).isEmpty();
        assertThat(declared.target().map(Revision::id)).contains(broken);
        assertThat(declared.rejected().get(WEB).standIn()).isEmpty();
        GitRepo.at(place).git("fetch", "-q", "--unshallow");
        try (Tracker deeper = fresh("main")) {
            assertThat(deeper.look().rejected().get(WEB).standIn()).isPresent();
        }
    }

    @Test
    void aCloneWithoutItsFilesIsToldAndHealsWhenTheyCome() throws Exception {
        GitRepo full = GitRepo.withWorkTree(folder.resolve("full"));
        full.git("config", "uploadpack.allowFilter", "true");
        CommitId commit = full.commit("web.service", unit(1));
        full.git("clone", "-q", "--bare", "--filter=blob:none", "file://" + full.place(), place.toString());

        assertThat(fault()).startsWith("cannot read the repository " + place).containsIgnoringCase("missing");

        GitRepo.at(place).git("rev-list", "--objects", "--missing=print", "main");
        GitRepo.at(place).git("cat-file", "-p", "main:web.service");
        assertHealed(commit);
    }

    @Test
    void aKindOfRefsThatNobodyKnowsIsTold() throws Exception {
        GitRepo repo = GitRepo.withWorkTree(place);
        CommitId commit = repo.commit("web.service", unit(1));
        Path config = place.resolve(".git/config");
        String before = Files.readString(config);
        Files.writeString(
                config,
                before.replace("repositoryformatversion = 0", "repositoryformatversion = 1")
                        + "[extensions]\n\trefStorage = clouds\n");

        assertThat(fault()).startsWith("cannot open the repository " + place + ": Unknown repository format");

        Files.writeString(config, before);
        assertHealed(commit);
    }
}
