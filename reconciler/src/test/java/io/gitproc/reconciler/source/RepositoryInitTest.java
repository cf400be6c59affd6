package io.gitproc.reconciler.source;

import static io.gitproc.reconciler.source.Units.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitproc.model.plan.CommitId;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RepositoryInitTest {
    @TempDir
    Path folder;

    private Path place;

    @BeforeEach
    void place() {
        place = folder.resolve("a/b/repo");
    }

    @Test
    void itMakesARepositoryThatTakesACommitAndAPush() throws Exception {
        Initialized made = RepositoryInit.run(place, "trunk");

        assertThat(made).isEqualTo(new Initialized.Created(place, "trunk"));
        GitRepo repo = GitRepo.at(place);
        assertThat(repo.git("symbolic-ref", "HEAD")).isEqualTo("refs/heads/trunk");
        CommitId first = repo.commit("web.service", unit(1));
        GitRepo clone = repo.cloned(folder.resolve("clone"));
        CommitId second = clone.commit("web.service", unit(2));
        clone.git("push", "-q", "origin", "trunk");
        assertThat(repo.id("trunk")).isEqualTo(second).isNotEqualTo(first);
        assertThat(place.resolve("web.service")).hasContent(unit(2));
    }

    @Test
    void twiceHarmsNothingAndSaysSo() throws Exception {
        RepositoryInit.run(place, "main");
        GitRepo repo = GitRepo.at(place);
        repo.commit("web.service", unit(1));
        String config = Files.readString(place.resolve(".git/config"));

        Initialized again = RepositoryInit.run(place, "other");

        assertThat(again).isEqualTo(new Initialized.Unchanged(place));
        assertThat(again.sentence()).isEqualTo("there is a repository in " + place + " already; nothing to do");
        assertThat(Files.readString(place.resolve(".git/config"))).isEqualTo(config);
        assertThat(repo.git("symbolic-ref", "HEAD")).isEqualTo("refs/heads/main");
        assertThat(repo.git("status", "--porcelain")).isEmpty();
    }

    @Test
    void anExistingOneKeepsItsSettingsAndLearnsToTakePushes() throws Exception {
        GitRepo repo = GitRepo.withWorkTree(place);
        repo.git("config", "user.name", "Grace");

        assertThat(RepositoryInit.run(place, "main")).isInstanceOf(Initialized.Completed.class);

        assertThat(repo.git("config", "user.name")).isEqualTo("Grace");
        assertThat(repo.git("config", "receive.denyCurrentBranch")).isEqualTo("updateInstead");
    }

    @Test
    void whoeverRefusesPushesKeepsThat() throws Exception {
        GitRepo repo = GitRepo.withWorkTree(place);
        repo.git("config", "receive.denyCurrentBranch", "refuse");

        assertThat(RepositoryInit.run(place, "main")).isInstanceOf(Initialized.Unchanged.class);
        assertThat(repo.git("config", "receive.denyCurrentBranch")).isEqualTo("refuse");
    }

    @Test
    void aBareOneIsLeftAlone() throws Exception {
        GitRepo repo = GitRepo.bare(place);
        String config = repo.git("config", "--local", "--list");

        Initialized bare = RepositoryInit.run(place, "main");

        assertThat(bare).isEqualTo(new Initialized.Bare(place));
        assertThat(bare.way()).startsWith("git clone " + place);
        assertThat(repo.git("config", "--local", "--list")).isEqualTo(config);
    }

    @Test
    void filesThatAreThereAreKept() throws Exception {
        Files.createDirectories(place);
        Files.writeString(place.resolve("web.service"), unit(1));

        assertThat(RepositoryInit.run(place, "main")).isInstanceOf(Initialized.Created.class);
        assertThat(place.resolve("web.service")).hasContent(unit(1));
    }

    @Test
    void aFileIsRefused() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "x");

        assertThatThrownBy(() -> RepositoryInit.run(file, "main"))
                .isInstanceOf(SourceException.class)
                .hasMessage(file + " is a file, not a folder");
        assertThatThrownBy(() -> RepositoryInit.run(file.resolve("below"), "main"))
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith("cannot write " + file.resolve("below"));
    }

    @Test
    void whereNobodyCanWriteIsRefused() {
        assertThatThrownBy(() -> RepositoryInit.run(Path.of("/proc/gitproc-test"), "main"))
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith("cannot write /proc/gitproc-test");
    }

    @Test
    void aNameThatIsNoBranchIsRefusedBeforeAnythingIsMade() {
        assertThatThrownBy(() -> RepositoryInit.run(place, "a..b"))
                .isInstanceOf(SourceException.class)
                .hasMessage("a..b is not the name of a branch");
        assertThat(place).doesNotExist();
    }

    @Test
    void itIsNotTakenForARepositoryFurtherUp() throws Exception {
        GitRepo.withWorkTree(folder);

        assertThat(RepositoryInit.run(place, "main")).isInstanceOf(Initialized.Created.class);
        assertThat(place.resolve(".git")).isDirectory();
    }
}
