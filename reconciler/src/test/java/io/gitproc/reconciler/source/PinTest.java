package io.gitproc.reconciler.source;

import static io.gitproc.reconciler.source.Units.unit;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.Intent;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rollbacks that no commit ends: {@code good}, then {@code bad}, then what mends it. */
final class PinTest extends GoodThenBad {
    private static final Duration SPAN = Duration.ofHours(2);

    private Declared pin(Optional<Duration> span) throws Exception {
        Intent intent = new Intent(ALICE, "500s", span);
        tracker.rollback(new RollbackOrder(
                Optional.of(good.value()), intent, RollbackOrder.Until.RESUMED, RollbackOrder.Reach.HOST));
        return tracker.look();
    }

    private void assertTarget(CommitId commit) {
        Declared declared = tracker.look();
        assertThat(declared.fault()).isEmpty();
        assertThat(declared.target().orElseThrow().id()).isEqualTo(commit);
    }

    @Test
    void aPinIsToldWithWhoAndWhyAndOutlivesTheDaemon() throws Exception {
        Declared pinned = pin(Optional.empty());

        assertThat(pinned.frozen().freezes()).singleElement().satisfies(freeze -> {
            assertThat(freeze.kind()).isEqualTo(Freeze.Kind.PINNED);
            assertThat(freeze.by()).isEqualTo("alice");
            assertThat(freeze.reason()).isEqualTo("500s");
        });
        assertThat(pinned.rollback()).isPresent();
        try (Tracker other = fresh()) {
            assertThat(other.look()).isEqualTo(pinned);
        }
    }

    @Test
    void noMendEndsAPin() throws Exception {
        pin(Optional.empty());
        repo.commit("web.service", unit(3));

        assertTarget(good);
    }

    @Test
    void resumeTakesTheHeadAlsoWithWhatWasRejected() throws Exception {
        pin(Optional.empty());

        Resumed resumed = tracker.resume();

        assertThat(resumed.left().orElseThrow().rejected()).containsExactly(Units.WEB);
        assertTarget(bad);
        assertThat(repo.refs("refs/gitproc/")).containsExactly(Refs.TARGET);
    }

    @Test
    void resumeLeavesARollbackThatIsNotPinned() throws Exception {
        tracker.rollback(RollbackOrders.untilMended(good.value(), ALICE, ""));
        assertTarget(good);

        tracker.resume();

        assertTarget(bad);
    }

    @Test
    void whenItsTimeIsOverTheBranchIsFollowedWhateverItHas() throws Exception {
        pin(Optional.of(SPAN));
        now = now.plus(SPAN).minusSeconds(1);
        assertTarget(good);

        now = now.plusSeconds(1);

        assertTarget(bad);
        assertThat(tracker.look().rollback()).isEmpty();
        assertThat(repo.refs("refs/gitproc/")).containsExactly(Refs.TARGET);
    }
}
