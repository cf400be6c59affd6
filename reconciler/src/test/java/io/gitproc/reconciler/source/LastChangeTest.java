package io.gitproc.reconciler.source;

import static io.gitproc.reconciler.source.Units.WEB;
import static io.gitproc.reconciler.source.Units.unit;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.unit.UnitName;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commit that last changed a unit. */
final class LastChangeTest {
    @TempDir
    Path folder;

    private GitRepo repo;
    private Tracker tracker;

    @BeforeEach
    void open() {
        repo = GitRepo.withWorkTree(folder);
        tracker =
                new Tracker(GitSettings.of(folder, "main"), folders -> {}, () -> Instant.parse("2026-11-22T20:00:00Z"));
    }

    @AfterEach
    void close() {
        tracker.close();
    }

    private CommitId lastChange(CommitId upTo) throws Exception {
        return tracker.lastChange(WEB, upTo).orElseThrow().id();
    }

    @Test
    void isTheOneThatAddedItWhateverElseHasChangedSince() throws Exception {
        CommitId added = repo.commit("web.service", unit(1));
        CommitId other = repo.commit("db.service", unit(1));

        assertThat(lastChange(other)).isEqualTo(added);
    }

    @Test
    void isTheNewestThatChangedItUpToTheOneAskedFor() throws Exception {
        CommitId added = repo.commit("web.service", unit(1));
        CommitId changed = repo.commit("web.service", unit(2));
        CommitId other = repo.commit("db.service", unit(1));

        assertThat(lastChange(other)).isEqualTo(changed);
        assertThat(lastChange(added)).isEqualTo(added);
    }

    @Test
    void aDropInChangesTheUnitToo() throws Exception {
        repo.commit("web.service", unit(1));
        CommitId dropIn = repo.commit("units/web.service.d/memory.conf", "[Service]\nMemoryMax=64M\n");
        CommitId other = repo.commit("db.service", unit(1));

        assertThat(lastChange(other)).isEqualTo(dropIn);
    }

    @Test
    void aFileThatIsMovedIsNoChange() throws Exception {
        CommitId added = repo.commit("web.service", unit(1));
        repo.remove("web.service");
        CommitId moved = repo.commit("units/web.service", unit(1));

        assertThat(lastChange(moved)).isEqualTo(added);
    }

    @Test
    void ofAllUnitsIsTheSameAsOfEach() throws Exception {
        CommitId added = repo.commit("web.service", unit(1));
        CommitId other = repo.commit("db.service", unit(1));
        CommitId changed = repo.commit("web.service", unit(2));
        CommitId back = repo.commit("web.service", unit(1));
        repo.git("checkout", "-q", "-b", "side", other.value());
        CommitId onSide = repo.commit("db.service", unit(3));
        repo.git("checkout", "-q", "main");
        repo.git("merge", "-q", "--no-ff", "-m", "Merge", "side");

        try (Revisions revisions = Revisions.open(GitSettings.of(folder, "main"))) {
            assertThat(changes(revisions, "HEAD")).isEqualTo(Map.of("web.service", back, "db.service", onSide));
            assertThat(changes(revisions, changed.value()))
                    .isEqualTo(Map.of("web.service", changed, "db.service", other));
            assertThat(changes(revisions, added.value())).isEqualTo(Map.of("web.service", added));
        }
    }

    @Test
    void whatIsKnownOfACommitBeforeIsTheSameAndNotLookedForAgain() throws Exception {
        CommitId added = repo.commit("web.service", unit(1));
        repo.commit("db.service", unit(1));
        CommitId changed = repo.commit("db.service", unit(2));

        try (Revisions revisions = Revisions.open(GitSettings.of(folder, "main"))) {
            UnitChanges before = revisions.lastChanges(added.value(), UnitChanges.none());
            UnitChanges all = revisions.lastChanges("HEAD", UnitChanges.none());

            assertThat(revisions.lastChanges("HEAD", before)).isEqualTo(all);
            assertThat(all.of(UnitName.of("db")).orElseThrow().id()).isEqualTo(changed);
            Revision told = Revision.named(changed);
            UnitChanges believed = new UnitChanges(Optional.of(added), new TreeMap<>(Map.of(UnitName.of("web"), told)));
            assertThat(revisions.lastChanges("HEAD", believed).of(UnitName.of("web")))
                    .contains(told);
        }
    }

    private static Map<String, CommitId> changes(Revisions revisions, String upTo) throws Exception {
        return revisions.lastChanges(upTo, UnitChanges.none()).units().entrySet().stream()
                .collect(Collectors.toMap(
                        change -> change.getKey().value(),
                        change -> change.getValue().id()));
    }
}
