package io.gitproc.reconciler.source;

import static io.gitproc.reconciler.source.Units.unit;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.plan.CommitId;
import org.junit.jupiter.api.BeforeEach;

/** Tests that go back: {@code good} has web and db, {@code bad} changes web and is the target. */
class GoodThenBad extends TrackedRepo {
    static final String REASON = "500s on /pay";

    CommitId good;
    CommitId bad;

    @BeforeEach
    void goodThenBad() {
        good = repo.write("db.service", unit(1)).commit("web.service", unit(1));
        tracker.look();
        bad = repo.commit("web.service", unit(2));
        tracker.look();
    }

    Declared rollback(String to) throws Exception {
        tracker.rollback(RollbackOrders.untilMended(to, ALICE, REASON));
        return tracker.look();
    }

    void assertStaysAt(CommitId commit) {
        Declared declared = tracker.look();
        assertThat(declared.target().orElseThrow().id()).isEqualTo(commit);
        assertThat(declared.rollback()).isPresent();
        assertThat(declared.fault()).isEmpty();
    }

    void assertFollows(CommitId commit) {
        Declared declared = tracker.look();
        assertThat(declared.target().orElseThrow().id()).isEqualTo(commit);
        assertThat(declared.rollback()).isEmpty();
        assertThat(declared.fault()).isEmpty();
        assertThat(repo.refs(Refs.REJECTED)).isEmpty();
    }
}
