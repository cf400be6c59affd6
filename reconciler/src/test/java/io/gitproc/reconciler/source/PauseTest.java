package io.gitproc.reconciler.source;

import static io.gitproc.reconciler.source.Units.WEB;
import static io.gitproc.reconciler.source.Units.after;
import static io.gitproc.reconciler.source.Units.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitproc.model.plan.Actor;
import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.Intent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A target that a person keeps where it is. */
final class PauseTest extends TrackedRepo {
    private static final Intent WORK = Intent.of(new Actor("alice (as root)"), "moving the database");

    private CommitId first;

    @BeforeEach
    void first() {
        first = repo.commit("web.service", unit(1));
        tracker.look();
    }

    private Declared assertStays() {
        Declared declared = tracker.look();
        assertThat(declared.target().orElseThrow().id()).isEqualTo(first);
        assertThat(declared.fault()).isEmpty();
        assertThat(declared.frozen().freezes()).isNotEmpty();
        return declared;
    }

    private void assertFollows(CommitId commit) {
        Declared declared = tracker.look();
        assertThat(declared.target().orElseThrow().id()).isEqualTo(commit);
        assertThat(declared.frozen()).isEqualTo(Frozen.none());
        assertThat(repo.refs(Freezes.FROZEN)).isEmpty();
    }

    private static Intent lasting(Duration span) {
        return new Intent(WORK.by(), "", Optional.of(span));
    }

    @Test
    void thePausedTargetStaysAndWhatWaitsIsCounted() throws Exception {
        tracker.pause(WORK);
        repo.commit("web.service", unit(2));
        CommitId newest = repo.commit("db.service", unit(1));

        Declared declared = assertStays();
        assertThat(declared.head().orElseThrow().id()).isEqualTo(newest);
        assertThat(declared.desired().orElseThrow().units()).containsOnlyKeys(WEB);
        assertThat(declared.frozen().waiting()).isEqualTo(2);
        assertThat(declared.frozen().freezes())
                .containsExactly(new Freeze(
                        Freeze.Kind.PAUSED, "alice (as root)", "moving the database", now, Optional.empty()));
    }

    @Test
    void itOutlivesTheDaemonAndTheCollectionOfGarbage() throws Exception {
        tracker.pause(lasting(Duration.ofHours(2)));
        repo.git("reflog", "expire", "--expire=now", "--all");
        repo.git("gc", "-q", "--prune=now");
        repo.commit("web.service", unit(2));
        tracker.close();
        tracker = fresh();

        assertThat(assertStays().frozen().freezes().get(0).until()).contains(now.plus(Duration.ofHours(2)));
    }

    @Test
    void gitTellsWhoAndWhy() throws Exception {
        tracker.pause(WORK);

        assertThat(repo.git("show", "--no-patch", "refs/gitproc/frozen/paused"))
                .contains("Tagger: alice (as root) <>")
                .contains("moving the database");
    }

    @Test
    void resumeTakesTheNewestHeadAtOnce() throws Exception {
        tracker.pause(WORK);
        repo.commit("web.service", unit(2));
        CommitId newest = repo.commit("web.service", unit(3));
        assertStays();

        Resumed resumed = tracker.resume();

        assertThat(resumed.ended()).hasSize(1);
        assertThat(resumed.declared().target().orElseThrow().id()).isEqualTo(newest);
        assertFollows(newest);
        assertThat(tracker.resume().ended()).isEmpty();
    }

    @Test
    void aPauseWithAnEndEndsByItselfAndForGood() throws Exception {
        tracker.pause(lasting(Duration.ofHours(2)));
        CommitId newest = repo.commit("web.service", unit(2));
        pass(Duration.ofHours(2).minusSeconds(1));
        assertStays();

        pass(Duration.ofSeconds(1));
        assertFollows(newest);
        pass(Duration.ofHours(-1));
        assertFollows(newest);
    }

    @Test
    void saidAgainTheNewestWordCountsAndTheFirstTime() throws Exception {
        tracker.pause(lasting(Duration.ofHours(2)));
        Instant begin = now;
        pass(Duration.ofHours(1));
        tracker.pause(WORK);

        Freeze freeze = assertStays().frozen().freezes().get(0);
        assertThat(freeze.since()).isEqualTo(begin);
        assertThat(freeze.until()).isEmpty();
        assertThat(freeze.reason()).isEqualTo("moving the database");
    }

    @Test
    void aPersonMayStillRollBackAndTheRollbackOutlivesThePause() throws Exception {
        CommitId bad = repo.commit("web.service", unit(2));
        tracker.look();
        tracker.pause(WORK);
        tracker.rollback(RollbackOrders.untilMended(first.value(), WORK.by(), "500s"));
        assertThat(assertStays().rollback()).isPresent();

        repo.commit("db.service", unit(1));
        tracker.resume();
        assertThat(tracker.look().target().orElseThrow().id()).isEqualTo(first);

        tracker.pause(WORK);
        CommitId mended = repo.commit("web.service", unit(3));
        assertStays();
        assertThat(bad).isNotEqualTo(mended);
        tracker.resume();
        assertFollows(mended);
    }

    @Test
    void aPinnedRollbackOutlivesThePauseAndEndsWithTheNextWord() throws Exception {
        CommitId bad = repo.commit("web.service", unit(2));
        tracker.look();
        tracker.rollback(new RollbackOrder(
                Optional.of(first.value()), WORK, RollbackOrder.Until.RESUMED, RollbackOrder.Reach.HOST));
        tracker.pause(WORK);

        Resumed one = tracker.resume();
        assertThat(one.ended()).extracting(Freeze::kind).containsExactly(Freeze.Kind.PAUSED);
        assertThat(one.left()).isEmpty();
        assertThat(one.declared().frozen().isPinned()).isTrue();
        assertThat(one.declared().target().orElseThrow().id()).isEqualTo(first);

        Resumed other = tracker.resume();
        assertThat(other.ended()).extracting(Freeze::kind).containsExactly(Freeze.Kind.PINNED);
        assertThat(other.left()).isPresent();
        assertFollows(bad);
    }

    @Test
    void aRefusedHeadShowsBesideThePause() throws Exception {
        tracker.pause(WORK);
        repo.write("web.service", after("db.service")).commit("db.service", after("web.service"));

        assertThat(assertStays().refusal()).isPresent();
    }

    @Test
    void whereNothingIsDeclaredThereIsNothingToKeep() {
        Tracker empty = new Tracker(
                GitSettings.of(GitRepo.withWorkTree(folder.resolve("empty")).place(), "main"),
                folders -> {},
                () -> now);

        assertThatThrownBy(() -> empty.pause(WORK))
                .isInstanceOf(SourceException.class)
                .hasMessage("there is no target yet that could be kept");
        empty.close();
    }

    @Test
    void whatSomebodyElseWroteThereKeepsTheTargetToo() throws Exception {
        repo.git("update-ref", "refs/gitproc/frozen/paused", first.value());
        CommitId newest = repo.commit("web.service", unit(2));

        Freeze freeze = assertStays().frozen().freezes().get(0);
        assertThat(freeze.by()).isEqualTo("somebody");
        assertThat(freeze.reason()).isEqualTo("refs/gitproc/frozen/paused does not say whom");
        tracker.resume();
        assertFollows(newest);
    }
}
