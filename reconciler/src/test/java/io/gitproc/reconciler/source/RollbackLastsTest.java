package io.gitproc.reconciler.source;

import static io.gitproc.reconciler.source.Units.unit;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.Intent;
import org.junit.jupiter.api.Test;

/** What a rollback outlives: daemons, crashes, and what Git forgets. */
final class RollbackLastsTest extends GoodThenBad {
    @Test
    void itIsNotUndoneByTheNextLookNorByANewDaemon() throws Exception {
        Declared declared = rollback(good.value());

        assertStaysAt(good);
        try (Tracker other = fresh()) {
            assertThat(other.look()).isEqualTo(declared);
        }
    }

    @Test
    void aCrashBeforeTheTargetMovedLeavesNothing() {
        repo.git("update-ref", Refs.REJECTED + bad, bad.value());

        assertFollows(bad);
    }

    @Test
    void aCrashBeforeWhatWasRejectedIsForgottenHealsAtTheNextLook() throws Exception {
        rollback(good.value());
        CommitId fix = repo.commit("web.service", unit(3));
        repo.git("update-ref", Refs.TARGET, fix.value());

        assertFollows(fix);
    }

    @Test
    void itOutlivesTheReflogAndTheGarbageCollector() throws Exception {
        rollback(good.value());
        repo.git("reflog", "expire", "--expire=now", "--all");
        repo.git("gc", "-q", "--prune=now");

        assertStaysAt(good);
        try (Tracker other = fresh()) {
            assertThat(other.look().rollback().orElseThrow().from()).isEqualTo(bad);
        }
    }

    @Test
    void whatWasRejectedOutlivesARewrittenBranch() throws Exception {
        repo.git("checkout", "-q", "-b", "other", good.value());
        CommitId head = repo.commit("README.md", "rewritten");
        rollback(good.value());
        repo.git("branch", "-q", "-f", "main", head.value());
        repo.git("reflog", "expire", "--expire=now", "--all");
        repo.git("gc", "-q", "--prune=now");
        assertStaysAt(good);

        tracker.approve("HEAD", Intent.of(ALICE, ""));

        assertFollows(head);
    }
}
