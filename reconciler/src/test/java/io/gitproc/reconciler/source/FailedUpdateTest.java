package io.gitproc.reconciler.source;

import static io.gitproc.reconciler.source.Units.WEB;
import static io.gitproc.reconciler.source.Units.unit;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.FailedUpdate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An update that failed is kept out by its content, in a ref. */
final class FailedUpdateTest extends GoodThenBad {
    @BeforeEach
    void theUpdateOfWebFails() {
        tracker.learn(new Evidence(Milestones.none(), List.of(new FailedUpdate(WEB, bad, good, "crashed"))));
        tracker.look();
        tracker.learn(Evidence.none());
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
