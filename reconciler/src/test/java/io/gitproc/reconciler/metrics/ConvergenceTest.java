package io.gitproc.reconciler.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.plan.CommitId;
import io.gitproc.reconciler.api.Snapshot;
import io.gitproc.reconciler.api.Sync;
import io.gitproc.reconciler.source.Frozen;
import io.gitproc.reconciler.source.Revision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConvergenceTest {
    private static final Instant NOW = Instant.parse("2026-11-22T20:36:01Z");

    private final Convergence convergence = new Convergence();

    private Optional<Duration> look(long second, String target, String applied) {
        return convergence.seen(new Snapshot(
                NOW.plusSeconds(second),
                true,
                Sync.SYNCED,
                target.equals(applied),
                revision(target),
                revision(target),
                revision(applied),
                Optional.empty(),
                Frozen.none(),
                Optional.empty(),
                List.of(),
                List.of()));
    }

    private static Optional<Revision> revision(String digit) {
        return Optional.of(Revision.named(new CommitId(digit.repeat(40))));
    }

    @Test
    void theTimeFromANewTargetIsToldOnce() {
        look(0, "a", "a");

        assertThat(look(1, "b", "a")).isEmpty();
        assertThat(look(4, "b", "b")).contains(Duration.ofSeconds(3));
        assertThat(look(5, "b", "b")).isEmpty();
    }

    @Test
    void aDaemonThatStartsWhereAllIsDoneHasNothingToTell() {
        assertThat(look(0, "a", "a")).isEmpty();
        assertThat(look(9, "a", "a")).isEmpty();
    }

    @Test
    void aTargetThatIsLeftBeforeItIsReachedIsNotTold() {
        look(0, "a", "a");
        look(1, "b", "a");

        assertThat(look(5, "c", "a")).isEmpty();
        assertThat(look(7, "c", "c")).contains(Duration.ofSeconds(2));
    }
}
