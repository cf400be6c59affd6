package io.gitproc.reconciler.journal;

import static io.gitproc.reconciler.journal.Entries.COMMIT;
import static io.gitproc.reconciler.journal.Entries.NOON;
import static io.gitproc.reconciler.journal.Entries.WEB;
import static io.gitproc.reconciler.journal.Entries.adopting;
import static io.gitproc.reconciler.journal.Entries.batch;
import static io.gitproc.reconciler.journal.Entries.end;
import static io.gitproc.reconciler.journal.Entries.invocation;
import static io.gitproc.reconciler.journal.Entries.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.plan.CommitId;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private final Ledger ledger = new Ledger();

    @Test
    void aStartAndAnEndAreToldOnceHoweverOftenTheyAreSeen() {
        assertThat(ledger.enter(batch(start(1), end(1)))).hasSize(2);

        assertThat(ledger.enter(batch(start(1), end(1)))).isEmpty();
    }

    @Test
    void whatRanAndIsNotFoundByTheNextDaemonHasEnded() {
        ledger.enter(batch(start(1), start(2)));

        assertThat(ledger.enter(adopting(invocation(2)))).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(Kind.END);
            assertThat(entry.invocation()).contains(invocation(1));
            assertThat(entry.commit()).contains(COMMIT);
        });
        assertThat(ledger.running()).extracting(Standing::invocation).containsExactly(invocation(2));
    }

    @Test
    void whatNeverStartedDoesNotEnd() {
        assertThat(ledger.enter(batch(end(1)))).isEmpty();
    }

    @Test
    void theTargetIsToldWhenItMovesAlsoBack() {
        CommitId other = new CommitId("a".repeat(40));

        assertThat(ledger.enter(batch(target(COMMIT), target(COMMIT), target(other), target(COMMIT))))
                .hasSize(3);
        assertThat(ledger.target()).contains(COMMIT);
    }

    @Test
    void aRefusalIsToldAgainWhenTheTargetHasMovedMeanwhile() {
        Entry refused =
                Entry.of(NOON, Kind.REFUSED, "two files are web.service").at(COMMIT);

        assertThat(ledger.enter(batch(refused, refused, target(COMMIT), refused)))
                .hasSize(3);
    }

    @Test
    void aPersonMayAskTheSameTwice() {
        Entry asked = Entry.of(NOON, Kind.ASK, "restart web.service asked by alice")
                .about(WEB)
                .by("alice");

        assertThat(ledger.enter(batch(asked, asked))).hasSize(2);
    }

    @Test
    void aUnitThatCrashesForEverIsRememberedInBoundedMemory() {
        for (int i = 1; i <= 10_000; i++) {
            ledger.enter(batch(start(i), end(i)));
        }

        assertThat(ledger.all()).hasSizeLessThanOrEqualTo(32);
    }

    private static Entry target(CommitId commit) {
        return Entry.of(NOON, Kind.TARGET, commit.brief()).at(commit);
    }
}
