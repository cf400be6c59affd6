package io.gitproc.reconciler.source;

import static io.gitproc.reconciler.source.Units.WEB;
import static io.gitproc.reconciler.source.Units.unit;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.FailedUpdate;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An update that failed is kept out by its content, in a ref: {@code good}, then {@code bad}, which changes web and db. */
final class FailedUpdateTest {
    @TempDir
    Path folder;

    private GitRepo repo;
    private Tracker tracker;
    private CommitId good;
    private CommitId bad;

    @BeforeEach
    void goodThenBad() {
        repo = GitRepo.withWorkTree(folder);
        tracker = fresh();
        good = repo.write("db.service", unit(1)).commit("web.service", unit(1));
        tracker.look();
        bad = repo.write("db.service", unit(2)).commit("web.service", unit(2));
        tracker.look();
        tracker.learn(new Evidence(Milestones.none(), List.of(new FailedUpdate(WEB, bad, good, "crashed"))));
        tracker.look();
        tracker.learn(Evidence.none());
    }

    @AfterEach
    void close() {
        tracker.close();
    }

    private Tracker fresh() {
        return new Tracker(GitSettings.of(folder, "main"), any -> {});
    }

    private CommitId commitOf(String unit) {
        Declared declared = tracker.look();
        assertThat(declared.fault()).isEmpty();
        return declared.desired().orElseThrow().units().entrySet().stream()
                .filter(entry -> entry.getKey().value().equals(unit))
                .findFirst()
                .orElseThrow()
                .getValue()
                .commit();
    }

    @Test
    void theOldVersionStandsInAloneAndOutlivesTheDaemon() {
        assertThat(commitOf("web.service")).isEqualTo(good);
        assertThat(commitOf("db.service")).isEqualTo(bad);
        assertThat(tracker.look().failed()).containsExactly(new FailedUpdate(WEB, bad, good, "crashed"));
        try (Tracker other = fresh()) {
            assertThat(other.look()).isEqualTo(tracker.look());
        }
    }

    @Test
    void aCommitThatLeavesTheUnitAloneBringsNothingBack() {
        CommitId next = repo.commit("db.service", unit(3));

        assertThat(commitOf("web.service")).isEqualTo(good);
        assertThat(commitOf("db.service")).isEqualTo(next);
    }

    @Test
    void otherContentEndsItForGood() {
        CommitId mended = repo.commit("web.service", unit(3));

        assertThat(commitOf("web.service")).isEqualTo(mended);
        assertThat(tracker.look().failed()).isEmpty();
        assertThat(repo.refs(FailedUpdates.FAILED)).isEmpty();
    }
}
