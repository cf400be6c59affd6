package io.gitproc.reconciler.source;

import static io.gitproc.reconciler.source.Units.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitproc.model.plan.Actor;
import io.gitproc.model.plan.CommitId;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Repositories with damage: each has its sentence, keeps what was read, and heals. */
final class DamagedRepositoryTest extends FaultyRepository {
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

        assertThatThrownBy(() -> tracker.rollback(RollbackOrders.untilMended("HEAD~1", new Actor("alice"), "")))
                .isInstanceOf(SourceException.class)
                .hasMessage("the repository " + place + " is empty");
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
