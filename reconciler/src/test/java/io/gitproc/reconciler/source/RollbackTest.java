package io.gitproc.reconciler.source;

import static io.gitproc.reconciler.source.Units.BROKEN;
import static io.gitproc.reconciler.source.Units.DB;
import static io.gitproc.reconciler.source.Units.WEB;
import static io.gitproc.reconciler.source.Units.after;
import static io.gitproc.reconciler.source.Units.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitproc.model.plan.Actor;
import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.Intent;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rollback until fixed: {@code good}, then {@code bad}, which changes web and is the target. */
final class RollbackTest {
    private static final Actor ALICE = new Actor("alice");
    private static final String REASON = "500s on /pay";

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
        bad = repo.commit("web.service", unit(2));
        tracker.look();
    }

    @AfterEach
    void close() {
        tracker.close();
    }

    private Tracker fresh() {
        return new Tracker(GitSettings.of(folder, "main"), folders -> {});
    }

    private Declared rollback(String to) throws Exception {
        tracker.rollback(RollbackOrder.untilMended(to, ALICE, REASON));
        return tracker.look();
    }

    private void assertStaysAt(CommitId commit) {
        Declared declared = tracker.look();
        assertThat(declared.target().orElseThrow().id()).isEqualTo(commit);
        assertThat(declared.rollback()).isPresent();
        assertThat(declared.fault()).isEmpty();
    }

    private void assertFollows(CommitId commit) {
        Declared declared = tracker.look();
        assertThat(declared.target().orElseThrow().id()).isEqualTo(commit);
        assertThat(declared.rollback()).isEmpty();
        assertThat(declared.fault()).isEmpty();
        assertThat(repo.refs(Refs.REJECTED)).isEmpty();
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(String to) {
        var refs = repo.git("for-each-ref");
        var refused = assertThatThrownBy(() -> tracker.rollback(RollbackOrder.untilMended(to, ALICE, REASON)))
                .isInstanceOf(SourceException.class);
        assertThat(repo.git("for-each-ref")).isEqualTo(refs);
        return refused;
    }

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
    void itIsNotUndoneByTheNextLookNorByANewDaemon() throws Exception {
        Declared declared = rollback(good.value());

        assertStaysAt(good);
        try (Tracker other = fresh()) {
            assertThat(other.look()).isEqualTo(declared);
        }
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
    void theTargetItselfIsRefused() {
        assertRefused("HEAD").hasMessage(bad.brief() + " is the target already");
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
    void aCommitThatDiffersInNoUnitIsRefused() {
        repo.commit("README.md", "hello");
        tracker.look();

        assertRefused(bad.value()).hasMessage("no unit differs between " + bad.brief() + " and the target");
    }

    @Test
    void whatIsNotInTheHistoryOfTheBranchIsRefused() {
        repo.git("checkout", "-q", "-b", "side", good.value());
        CommitId side = repo.commit("web.service", unit(5));

        assertRefused(side.value())
                .hasMessage(side.brief() + " is not in the history of the branch, whose head is " + bad.brief());
    }

    @Test
    void aCommitThatIsRefusedItselfIsRefused() {
        CommitId cyclic = repo.commit("a.service", after("a.service"));
        repo.remove("a.service").commit("remove the loop");
        tracker.look();

        assertRefused(cyclic.value())
                .hasMessage("cannot roll back to " + cyclic.brief() + ": dependency cycle: a.service -> a.service");
    }

    @Test
    void whatIsNoCommitIsRefused() {
        for (String name : new String[] {
            "deadbeef",
            "no-such",
            "",
            "a",
            "^",
            "HEAD~99",
            "HEAD^{tree}",
            "HEAD:web.service",
            "..",
            "HEAD@{yesterday}",
            "\u001b[31m",
            "@{",
            "HEAD^99999999999",
            "HEAD~-1",
            ":/x",
            "--all",
            "a b",
            "HEAD^{",
            "refs/"
        }) {
            assertRefused(name).hasMessageStartingWith("there is no commit \"");
        }
    }

    @Test
    void everyNameOfACommitWorks() throws Exception {
        repo.git("tag", "plain", good.value());
        repo.git("tag", "-a", "-m", "annotated", "noted", good.value());
        for (String name : new String[] {good.brief(), "HEAD~1", "@^", "main~1", "plain", "noted", good.value()}) {
            assertThat(rollback(name).target().orElseThrow().id()).as(name).isEqualTo(good);
            rollback("HEAD");
            assertFollows(bad);
        }
    }

    @Test
    void headIsThatOfTheWatchedBranchWhateverIsCheckedOut() throws Exception {
        repo.git("checkout", "-q", "-b", "side", good.value());
        repo.commit("web.service", unit(5));

        assertThat(rollback("HEAD~1").target().orElseThrow().id()).isEqualTo(good);
    }

    @Test
    void anAmbiguousIdIsRefused() {
        String prefix = twoCommitsWithOnePrefix();
        tracker.look();

        assertRefused(prefix).hasMessage("\"" + prefix + "\" is ambiguous: 2 commits begin so");
    }

    /** Makes commits beside the branch until two ids share four digits: some hundreds. */
    private String twoCommitsWithOnePrefix() {
        String tree = repo.git("rev-parse", "HEAD^{tree}");
        String stream = IntStream.range(0, 900)
                .mapToObj(n -> "commit refs/heads/many\ncommitter A <a@b> " + (1_700_000_000 + n)
                        + " +0000\ndata 0\nM 040000 " + tree + " \n\n")
                .reduce("", String::concat);
        repo.run(stream, "fast-import", "--quiet", "--force");
        var seen = new java.util.TreeMap<String, Integer>();
        repo.git("rev-list", "many").lines().forEach(id -> seen.merge(id.substring(0, 4), 1, Integer::sum));
        return seen.entrySet().stream()
                .filter(entry -> entry.getValue() == 2)
                .findFirst()
                .orElseThrow()
                .getKey();
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

    @Test
    void aReasonWithLinesAndControlCharactersStaysOneLine() throws Exception {
        tracker.rollback(RollbackOrder.untilMended("HEAD~1", new Actor("eve <x>\n"), "a\nb\u0007\u202ec"));

        RolledBack it = tracker.look().rollback().orElseThrow();
        assertThat(it.reason()).isEqualTo("a bc");
        assertThat(it.by()).doesNotContain("\n", "<");
    }
}
