package io.gitproc.reconciler.source;

import static io.gitproc.reconciler.source.Units.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitproc.model.plan.Actor;
import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.Intent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the host says of itself is kept in Git, and is where a rollback without a commit goes. */
final class MilestonesTest {
    private static final RollbackOrder TO_HEALTHY = new RollbackOrder(
            Optional.empty(),
            Intent.of(new Actor("alice"), "500s"),
            RollbackOrder.Until.MENDED,
            RollbackOrder.Reach.HOST);

    @TempDir
    Path folder;

    private GitRepo repo;
    private Tracker tracker;
    private CommitId first;

    @BeforeEach
    void oneCommit() {
        repo = GitRepo.withWorkTree(folder);
        tracker = new Tracker(GitSettings.of(folder, "main"), folders -> {});
        first = repo.commit("web.service", unit(1));
        tracker.look();
    }

    @AfterEach
    void close() {
        tracker.close();
    }

    private static Milestones both(CommitId commit) {
        return new Milestones(Optional.of(commit), Optional.of(commit));
    }

    private Milestones tell(Milestones reached) {
        tracker.learn(new Evidence(reached, List.of()));
        Declared declared = tracker.look();
        assertThat(declared.fault()).isEmpty();
        return declared.milestones();
    }

    @Test
    void atFirstNothingIsReached() {
        assertThat(tracker.look().milestones()).isEqualTo(Milestones.none());
    }

    @Test
    void aLockThatAKilledDaemonLeftIsNoFault() throws Exception {
        Path lock = folder.resolve(".git/refs/gitproc/applied.lock");
        Files.createFile(lock);
        assertThat(tell(both(first)).applied()).isEmpty();

        Files.delete(lock);
        assertThat(tell(both(first))).isEqualTo(both(first));
    }

    @Test
    void eachRefMovesByItselfWithALine() {
        Milestones applied = new Milestones(Optional.of(first), Optional.empty());

        assertThat(tell(applied)).isEqualTo(applied);
        assertThat(tell(both(first))).isEqualTo(both(first));

        assertThat(repo.git("rev-parse", Refs.APPLIED, Refs.HEALTHY)).isEqualTo(first + "\n" + first);
        assertThat(repo.git("reflog", "show", "--format=%gn %gs", Refs.APPLIED)).isEqualTo("gitproc applied");
        assertThat(repo.git("reflog", "show", "--format=%gn %gs", Refs.HEALTHY)).isEqualTo("gitproc healthy");
    }

    @Test
    void theyStayWhenTheTargetGoesOn() {
        tell(both(first));
        CommitId second = repo.commit("web.service", unit(2));

        assertThat(tell(Milestones.none())).isEqualTo(both(first));
        assertThat(tell(new Milestones(Optional.of(second), Optional.empty())))
                .isEqualTo(new Milestones(Optional.of(second), Optional.of(first)));
    }

    @Test
    void whatIsToldTooLateIsPassedOver() {
        repo.commit("web.service", unit(2));
        tracker.look();

        assertThat(tell(both(first))).isEqualTo(Milestones.none());
    }

    @Test
    void aRollbackWithoutACommitGoesToTheLastHealthyOne() throws Exception {
        tell(both(first));
        repo.commit("web.service", unit(2));
        CommitId third = repo.commit("web.service", unit(3));
        tell(new Milestones(Optional.of(third), Optional.empty()));

        tracker.rollback(TO_HEALTHY);

        assertThat(tracker.look().target().orElseThrow().id()).isEqualTo(first);
    }

    @Test
    void thereMustBeAnEarlierHealthyOne() {
        assertThatThrownBy(() -> tracker.rollback(TO_HEALTHY))
                .isInstanceOf(SourceException.class)
                .hasMessage("no commit has been proven healthy on this host yet");
        tell(both(first));
        assertThatThrownBy(() -> tracker.rollback(TO_HEALTHY))
                .hasMessage("the target " + first.brief() + " is itself the last commit proven healthy");
    }
}
