package io.gitproc.reconciler.source;

import static io.gitproc.reconciler.source.Units.WEB;
import static io.gitproc.reconciler.source.Units.unit;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.plan.CommitId;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Repositories that have a part elsewhere, or not at all: linked, shallow, without their files. */
final class PartialRepositoryTest extends FaultyRepository {
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
}
