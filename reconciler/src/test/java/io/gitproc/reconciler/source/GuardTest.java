package io.gitproc.reconciler.source;

import static io.gitproc.reconciler.source.Units.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitproc.model.plan.Actor;
import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.Intent;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What looks like an accident is kept out until a person approves that very commit. */
final class GuardTest {
    private static final Intent ALICE = Intent.of(new Actor("alice"), "moved to the new layout");

    @TempDir
    Path folder;

    private GitRepo repo;
    private Tracker tracker;

    @BeforeEach
    void emptyRepository() {
        repo = GitRepo.withWorkTree(folder);
        tracker = new Tracker(GitSettings.of(folder, "main"), any -> {});
    }

    @AfterEach
    void close() {
        tracker.close();
    }

    /** Units u0, u1, … */
    private CommitId units(int count) {
        IntStream.range(1, count).forEach(i -> repo.write("u" + i + ".service", unit(i)));
        return repo.commit("u0.service", unit(0));
    }

    /** The last ones go. */
    private CommitId remove(int from, int to) {
        IntStream.range(from, to).forEach(i -> repo.git("rm", "-q", "u" + i + ".service"));
        repo.git("commit", "-q", "-m", "remove");
        return new CommitId(repo.git("rev-parse", "HEAD"));
    }

    private CommitId amend(int version) {
        repo.write("u0.service", unit(version));
        repo.git("add", ".");
        repo.git("commit", "-q", "--amend", "-m", "again");
        return new CommitId(repo.git("rev-parse", "HEAD"));
    }

    private void assertFollows(CommitId commit) {
        Declared declared = tracker.look();
        assertThat(declared.fault()).isEmpty();
        assertThat(declared.refusal()).isEmpty();
        assertThat(declared.target().orElseThrow().id()).isEqualTo(commit);
    }

    private void assertKeeps(CommitId target, String because) {
        Declared declared = tracker.look();
        assertThat(declared.target().orElseThrow().id()).isEqualTo(target);
        assertThat(declared.refusal().orElseThrow().reason()).startsWith(because);
        assertThat(declared.refusal().orElseThrow().hint())
                .endsWith(
                        "gitproc approve " + declared.head().orElseThrow().id().brief());
    }

    @Test
    void aRewrittenBranchIsTakenOnlyWhenItIsApproved() throws Exception {
        units(1);
        CommitId old = repo.commit("u0.service", unit(1));
        assertFollows(old);
        CommitId rewritten = amend(2);
        assertKeeps(old, "history rewritten: " + old.brief());

        tracker.approve(rewritten.value(), ALICE);

        assertFollows(rewritten);
        assertThat(repo.refs(Approvals.APPROVED)).isEmpty();
        assertFollows(repo.commit("u0.service", unit(3)));
    }

    @Test
    void anApprovalCountsForThatVeryCommit() throws Exception {
        units(1);
        CommitId old = repo.commit("u0.service", unit(1));
        assertFollows(old);
        CommitId rewritten = amend(2);
        tracker.approve("HEAD", ALICE);
        assertThat(repo.git("show", "-s", "--format=%s", Approvals.APPROVED + rewritten))
                .contains("alice")
                .contains("moved to the new layout");

        repo.commit("u0.service", unit(3));

        assertKeeps(old, "history rewritten: ");
    }

    @Test
    void aBranchThatWasSetBackIsRewritten() {
        units(1);
        CommitId second = repo.commit("u0.service", unit(1));
        assertFollows(second);

        repo.git("reset", "-q", "--hard", "HEAD~1");

        assertKeeps(second, "history rewritten: ");
    }

    @Test
    void whatARollbackLeftMustStayInTheHistory() throws Exception {
        CommitId good = units(1);
        assertFollows(good);
        CommitId bad = repo.commit("u0.service", unit(1));
        assertFollows(bad);
        tracker.rollback(RollbackOrders.untilMended(good.value(), ALICE.by(), ""));
        tracker.look();

        amend(2);

        assertKeeps(good, "history rewritten: " + bad.brief());
    }

    @Test
    void threeOfManyUnitsMayGoAndFourNot() {
        units(9);
        tracker.look();
        assertFollows(remove(6, 9));
        units(9);
        CommitId target = new CommitId(repo.git("rev-parse", "HEAD"));
        assertFollows(target);

        remove(5, 9);

        assertKeeps(target, "mass deletion: it removes 4 of 9 units: u5.service, u6.service, u7.service, u8.service");
    }

    @Test
    void aThirdOfManyUnitsIsTooMuchAndLessIsNot() {
        units(20);
        tracker.look();
        assertFollows(remove(14, 20));
        CommitId target = new CommitId(repo.git("rev-parse", "HEAD"));

        remove(9, 14);

        assertKeeps(target, "mass deletion: it removes 5 of 14 units");
    }

    @Test
    void allUnitsDoNotGoUnasked() throws Exception {
        CommitId target = units(2);
        assertFollows(target);
        CommitId empty = remove(0, 2);
        assertKeeps(target, "mass deletion: it removes 2 of 2 units");

        tracker.approve(empty.brief(), ALICE);

        assertFollows(empty);
    }

    @Test
    void aFirstCommitIsNotBlocked() {
        repo.commit("README.md", "nothing yet");
        tracker.look();

        assertFollows(units(1));
    }

    @Test
    void onlyWhatIsAheadOnTheBranchCanBeApproved() {
        CommitId target = units(1);
        assertFollows(target);

        assertThatThrownBy(() -> tracker.approve(target.value(), ALICE))
                .isInstanceOf(SourceException.class)
                .hasMessageEndingWith("needs no approval: the target has it already");
        assertThatThrownBy(() -> tracker.approve("nonsense", ALICE)).isInstanceOf(SourceException.class);
    }
}
