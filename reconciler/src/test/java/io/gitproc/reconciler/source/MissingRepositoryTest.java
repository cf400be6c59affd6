package io.gitproc.reconciler.source;

import static io.gitproc.reconciler.source.Units.unit;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.plan.CommitId;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Repositories and branches that are not there: each has its sentence, and what was read is kept until they come. */
final class MissingRepositoryTest extends FaultyRepository {
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
}
