package io.gitproc.reconciler.source;

import static io.gitproc.reconciler.source.Units.BROKEN;
import static io.gitproc.reconciler.source.Units.DB;
import static io.gitproc.reconciler.source.Units.WEB;
import static io.gitproc.reconciler.source.Units.after;
import static io.gitproc.reconciler.source.Units.unit;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.plan.Actor;
import io.gitproc.model.plan.CommitId;
import org.junit.jupiter.api.Test;

/** What a rollback moves, and what ends it. */
final class RollbackTest extends GoodThenBad {
    @Test
    void theTargetMovesBackAndSaysWhoWhyWhenAndWhichUnits() throws Exception {
        Declared declared = rollback(good.value());

        assertThat(declared.head().orElseThrow().id()).isEqualTo(bad);
        assertThat(declared.desired().orElseThrow().commit()).isEqualTo(good);
        assertThat(declared.rollback()).hasValueSatisfying(it -> {
            assertThat(it.to().id()).isEqualTo(good);
            assertThat(it.from()).isEqualTo(bad);
            assertThat(it.by()).isEqualTo("alice");
            assertThat(it.reason()).isEqualTo(REASON);
            assertThat(it.at().getEpochSecond())
                    .isEqualTo(Long.parseLong(repo.git("log", "-1", "-g", "--format=%gd", "--date=unix", Refs.TARGET)
                            .replaceAll("\\D", "")));
            assertThat(it.rejected()).containsExactly(WEB);
        });
        assertThat(repo.refs(Refs.REJECTED)).containsExactly(Refs.REJECTED + bad);
        assertThat(repo.git("reflog", "show", "-1", "--format=%gn %gs", Refs.TARGET))
                .isEqualTo("alice rollback from " + bad.brief() + " by alice: " + REASON);
    }

    @Test
    void commitsThatLeaveTheRejectedUnitsAloneMoveNothing() throws Exception {
        rollback(good.value());

        for (int version = 2; version < 5; version++) {
            repo.commit("db.service", unit(version));
            assertStaysAt(good);
        }
    }

    @Test
    void aFixResumesByItself() throws Exception {
        rollback(good.value());
        repo.commit("db.service", unit(2));
        assertStaysAt(good);

        assertFollows(repo.commit("web.service", unit(3)));
    }

    @Test
    void aRevertResumesByItself() throws Exception {
        rollback(good.value());
        repo.git("revert", "--no-edit", "HEAD");

        assertFollows(repo.id("HEAD"));
    }

    @Test
    void aCommentIsNoFix() throws Exception {
        rollback(good.value());
        repo.commit("web.service", "# mended?\n" + unit(2));

        assertStaysAt(good);
    }

    @Test
    void aBrokenFixForWhichTheRejectedVersionWouldStandInIsNoFix() throws Exception {
        rollback(good.value());
        repo.commit("web.service", BROKEN);

        assertStaysAt(good);
    }

    @Test
    void removingTheRejectedUnitIsAFix() throws Exception {
        rollback(good.value());
        repo.remove("web.service");

        assertFollows(repo.commit("remove web"));
    }

    @Test
    void aUnitThatTheRejectedCommitAddedIsKeptOutUntilItIsChangedOrGone() throws Exception {
        CommitId added = repo.commit("new.service", unit(1));
        tracker.look();
        rollback(bad.value());
        repo.commit("db.service", unit(7));
        assertStaysAt(bad);

        assertFollows(repo.remove("new.service").commit("remove new"));
        assertThat(added).isNotNull();
    }

    @Test
    void aUnitThatTheRejectedCommitRemovedIsMissedUntilItIsBack() throws Exception {
        repo.remove("db.service").commit("remove db");
        tracker.look();
        rollback(bad.value());
        repo.commit("web.service", unit(9));
        assertStaysAt(bad);

        assertFollows(repo.commit("db.service", unit(1)));
    }

    @Test
    void aFixInARefusedCommitWaitsForAnAcceptedOne() throws Exception {
        rollback(good.value());
        repo.write("loop.service", after("loop.service")).commit("web.service", unit(3));
        assertStaysAt(good);

        assertFollows(repo.remove("loop.service").commit("remove the loop"));
    }

    @Test
    void rollingBackTwiceMeasuresAllThatWasRejectedAgainstTheTarget() throws Exception {
        CommitId worse = repo.commit("db.service", unit(2));
        tracker.look();
        rollback(bad.value());
        Declared twice = rollback(good.value());

        assertThat(twice.rollback().orElseThrow().rejected()).containsExactly(DB, WEB);
        assertThat(repo.refs(Refs.REJECTED)).containsExactlyInAnyOrder(Refs.REJECTED + worse, Refs.REJECTED + bad);

        repo.commit("db.service", unit(3));
        assertStaysAt(good);
        assertFollows(repo.commit("web.service", unit(3)));
    }

    @Test
    void rollingForwardToTheHeadEndsIt() throws Exception {
        rollback(good.value());
        CommitId head = repo.commit("db.service", unit(2));
        assertStaysAt(good);

        rollback(head.value());

        assertFollows(head);
    }

    @Test
    void rollingForwardPartOfTheWayRejectsOnlyWhatIsStillAhead() throws Exception {
        CommitId worse = repo.commit("db.service", unit(2));
        tracker.look();
        rollback(good.value());

        Declared declared = rollback(bad.value());

        assertThat(declared.target().orElseThrow().id()).isEqualTo(bad);
        assertThat(declared.rollback().orElseThrow().rejected()).containsExactly(DB);
        assertThat(repo.refs(Refs.REJECTED)).containsExactly(Refs.REJECTED + worse);
    }

    @Test
    void rollingForwardToWhatWasRejectedStaysThereAndRejectsTheHead() throws Exception {
        rollback(good.value());
        CommitId head = repo.commit("db.service", unit(2));
        assertStaysAt(good);

        Declared declared = rollback(bad.value());

        assertThat(declared.target().orElseThrow().id()).isEqualTo(bad);
        assertThat(declared.rollback().orElseThrow().rejected()).containsExactly(DB);
        assertThat(repo.refs(Refs.REJECTED)).containsExactly(Refs.REJECTED + head);
    }

    @Test
    void theSameRollbackAgainIsTheSameRollback() throws Exception {
        Declared once = rollback(good.value());

        assertThat(rollback(good.value())).isEqualTo(once);
    }

    @Test
    void whereTheHeadIsRefusedTheTargetMayBeMovedForwardToAnyCommitBeforeIt() throws Exception {
        CommitId better = repo.commit("db.service", unit(2));
        repo.commit("a.service", after("a.service"));
        tracker.look();

        Declared declared = rollback(better.value());

        assertThat(declared.target().orElseThrow().id()).isEqualTo(better);
        assertThat(declared.refusal()).isPresent();
        assertFollowsAfterTheHeadIsMended();
    }

    private void assertFollowsAfterTheHeadIsMended() {
        assertFollows(repo.remove("a.service").commit("remove the loop"));
    }

    @Test
    void beforeThereIsATargetAnyCommitMayBecomeIt() throws Exception {
        repo.commit("a.service", after("a.service"));
        repo.git("update-ref", "-d", Refs.TARGET);

        assertThat(tracker.look().target()).isEmpty();
        assertThat(rollback(good.value()).target().orElseThrow().id()).isEqualTo(good);
        assertFollowsAfterTheHeadIsMended();
    }

    @Test
    void aReasonWithLinesAndControlCharactersStaysOneLine() throws Exception {
        tracker.rollback(RollbackOrders.untilMended("HEAD~1", new Actor("eve <x>\n"), "a\nb\u0007\u202ec"));

        RolledBack it = tracker.look().rollback().orElseThrow();
        assertThat(it.reason()).isEqualTo("a bc");
        assertThat(it.by()).doesNotContain("\n", "<");
    }
}
