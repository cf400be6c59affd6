package io.gitproc.reconciler.source;

import static io.gitproc.reconciler.source.Units.BROKEN;
import static io.gitproc.reconciler.source.Units.DB;
import static io.gitproc.reconciler.source.Units.WEB;
import static io.gitproc.reconciler.source.Units.after;
import static io.gitproc.reconciler.source.Units.unit;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.unit.UnitName;
import io.gitproc.model.unit.UnitParser;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is declared of a repository that is in order. */
final class TrackerTest {
    @TempDir
    Path folder;

    private GitRepo repo;
    private Tracker tracker;

    @BeforeEach
    void open() {
        repo = GitRepo.withWorkTree(folder.resolve("repo"));
        tracker = fresh();
    }

    @AfterEach
    void close() {
        tracker.close();
    }

    private Tracker fresh() {
        return new Tracker(GitSettings.of(repo.place(), "main"), folders -> {});
    }

    private static Optional<CommitId> target(Declared declared) {
        return declared.target().map(Revision::id);
    }

    @Test
    void aLookAtRefsThatDidNotMoveGivesTheSame() {
        repo.commit("web.service", unit(1));

        assertThat(tracker.look()).isSameAs(tracker.look());
    }

    @Test
    void unitsAreReadFromTheTopAndFromTheirFolderAndNowhereElse() {
        repo.write("web.service", unit(1)).write("units/db.service", unit(1)).write("README.md", "hello");
        repo.write("other/x.service", unit(1)).write("units/deep/y.service", unit(1));
        repo.commit("some");

        assertThat(tracker.look().desired().orElseThrow().units()).containsOnlyKeys(DB, WEB);
    }

    @Test
    void aChangedAnAddedAndARemovedUnitShowAtTheNextLook() {
        repo.write("web.service", unit(1)).commit("db.service", unit(1));
        tracker.look();

        repo.remove("db.service").write("new.service", unit(1));
        CommitId second = repo.commit("web.service", unit(2));

        var units = tracker.look().desired().orElseThrow().units();
        assertThat(units).containsOnlyKeys(UnitName.of("new"), WEB);
        assertThat(units.get(WEB).spec())
                .isEqualTo(UnitParser.parse(WEB, unit(2)).spec().orElseThrow());
        assertThat(units.get(WEB).commit()).isEqualTo(second);
    }

    @Test
    void movingAFileBetweenFoldersIsNothing() {
        repo.commit("web.service", unit(1));
        var before = tracker.look().desired().orElseThrow();

        repo.remove("web.service").commit("units/web.service", unit(1));

        var after = tracker.look().desired().orElseThrow();
        assertThat(after.units().get(WEB).spec())
                .isEqualTo(before.units().get(WEB).spec());
    }

    @Test
    void theOrderingIsThatOfTheUnits() {
        repo.write("db.service", unit(1)).commit("web.service", after("db.service"));

        assertThat(tracker.look().desired().orElseThrow().ordering().after(WEB)).containsExactly(DB);
    }

    @Test
    void aBrokenUnitKeepsItsLastGoodVersionAndTheRestOfTheCommitApplies() {
        repo.commit("web.service", unit(1));
        CommitId good = repo.commit("web.service", unit(2));
        repo.write("db.service", unit(1));
        CommitId broken = repo.commit("web.service", BROKEN);

        Declared declared = tracker.look();

        Rejection rejection = declared.rejected().get(WEB);
        assertThat(target(declared)).contains(broken);
        assertThat(rejection.path()).isEqualTo("web.service");
        assertThat(rejection.diagnostics()).isNotEmpty();
        assertThat(rejection.standIn()).contains(good);
        assertThat(declared.desired().orElseThrow().units()).containsOnlyKeys(DB, WEB);
        assertThat(declared.desired().orElseThrow().units().get(WEB).spec())
                .isEqualTo(UnitParser.parse(WEB, unit(2)).spec().orElseThrow());
        assertThat(declared.desired().orElseThrow().units().get(WEB).commit()).isEqualTo(good);
    }

    @Test
    void theStandInIsAFunctionOfTheCommitAndNotOfWhatWasSeenBefore() {
        repo.commit("web.service", unit(1));
        tracker.look();
        repo.commit("web.service", BROKEN);
        tracker.look();
        repo.commit("db.service", unit(1));
        Declared followed = tracker.look();

        try (Tracker other = fresh()) {
            assertThat(other.look()).isEqualTo(followed);
        }
        assertThat(followed.rejected().get(WEB).standIn()).isPresent();
    }

    @Test
    void aUnitThatNeverWasGoodHasNoStandIn() {
        repo.commit("db.service", unit(1));
        repo.commit("web.service", BROKEN);
        repo.commit("web.service", BROKEN + "# still\n");

        Declared declared = tracker.look();

        assertThat(declared.rejected().get(WEB).standIn()).isEmpty();
        assertThat(declared.desired().orElseThrow().units()).containsOnlyKeys(DB);
    }

    @Test
    void aBrokenFileDoesNotBringBackAUnitThatWasDeleted() {
        repo.write("db.service", unit(1)).commit("web.service", unit(1));
        repo.remove("web.service").commit("remove it");
        repo.commit("web.service", BROKEN);

        assertThat(tracker.look().rejected().get(WEB).standIn()).isEmpty();
    }

    @Test
    void theStandInOfAFileThatWasMovedAndBrokenAtOnceIsFoundUnderItsOldPath() {
        CommitId good = repo.commit("web.service", unit(1));
        repo.remove("web.service").commit("units/web.service", BROKEN);

        assertThat(tracker.look().rejected().get(WEB).standIn()).contains(good);
    }

    @Test
    void whatWasOnlyTriedOnASideBranchDoesNotStandIn() {
        CommitId good = repo.commit("web.service", unit(1));
        repo.git("checkout", "-q", "-b", "feature");
        repo.commit("web.service", unit(2));
        repo.commit("web.service", BROKEN);
        repo.git("checkout", "-q", "main");
        repo.git("merge", "-q", "--no-ff", "-m", "merge feature", "feature");

        assertThat(tracker.look().rejected().get(WEB).standIn()).contains(good);
    }

    @Test
    void aCycleRefusesTheCommitPrintsItWholeAndTheNextCommitHeals() {
        CommitId good = repo.commit("web.service", unit(1));
        tracker.look();
        repo.write("a.service", after("b.service")).write("b.service", after("c.service"));
        CommitId cyclic = repo.commit("c.service", after("a.service"));

        Declared refused = tracker.look();
        CommitId mended = repo.commit("c.service", unit(1));
        Declared healed = tracker.look();

        assertThat(refused.refusal().orElseThrow().revision().id()).isEqualTo(cyclic);
        assertThat(refused.refusal().orElseThrow().reason())
                .isEqualTo("dependency cycle: a.service -> b.service -> c.service -> a.service");
        assertThat(refused.head().map(Revision::id)).contains(cyclic);
        assertThat(target(refused)).contains(good);
        assertThat(repo.id(Refs.TARGET)).isEqualTo(mended);
        assertThat(healed.refusal()).isEmpty();
        assertThat(target(healed)).contains(mended);
    }

    @Test
    void aRefusedHeadBeforeThereIsATargetLeavesNothingDesired() {
        repo.commit("a.service", after("a.service"));

        Declared declared = tracker.look();

        assertThat(declared.refusal().orElseThrow().reason()).isEqualTo("dependency cycle: a.service -> a.service");
        assertThat(declared.target()).isEmpty();
        assertThat(declared.desired()).isEmpty();
    }

    @Test
    void twoFilesOfOneUnitRefuseTheCommitAndAreBothNamed() {
        repo.write("web.service", unit(1)).commit("units/web.service", unit(2));

        assertThat(tracker.look().refusal().orElseThrow().reason())
                .isEqualTo("units/web.service and web.service are both web.service");
    }

    @Test
    void warningsOfAcceptedUnitsAreKept() {
        repo.commit("web.service", unit(1) + "Restrat=always\n");

        Declared declared = tracker.look();

        assertThat(declared.rejected()).isEmpty();
        assertThat(declared.warnings()).anySatisfy(warning -> {
            assertThat(warning.unit()).isEqualTo(WEB);
            assertThat(warning.toString()).contains("Restrat");
        });
    }

    @Test
    void aTemplateIsIgnoredWithItsReason() {
        repo.commit("web@.service", unit(1));

        Declared declared = tracker.look();

        assertThat(declared.desired().orElseThrow().units()).isEmpty();
        assertThat(declared.warnings()).singleElement().asString().contains("a template does not run itself");
    }

    @Test
    void theTargetFollowsWithALineInTheLogAlsoWithoutAWorkTree() {
        GitRepo bare = GitRepo.bare(folder.resolve("bare"));
        repo.commit("web.service", unit(1));
        repo.git("push", "-q", bare.place().toString(), "main");

        try (Tracker other = new Tracker(GitSettings.of(bare.place(), "main"), any -> {})) {
            other.look();
        }

        assertThat(bare.git("reflog", "show", "--format=%gn %gs", Refs.TARGET)).isEqualTo("gitproc follow main");
    }

    @Test
    void aTargetThatSomebodyMovedByHandFollowsTheBranchAgain() {
        CommitId first = repo.commit("web.service", unit(1));
        CommitId second = repo.commit("web.service", unit(2));
        tracker.look();

        repo.git("update-ref", Refs.TARGET, first.value());

        assertThat(target(tracker.look())).contains(second);
    }

    @Test
    void aRevisionIsToldWithAuthorSubjectAndTime() throws Exception {
        CommitId commit = repo.commit("web.service", unit(1));

        Revision revision = tracker.revision(commit).orElseThrow();

        assertThat(revision.author()).isEqualTo("Ada");
        assertThat(revision.subject()).isEqualTo("write web.service");
        assertThat(revision.at().getEpochSecond()).isEqualTo(Long.parseLong(repo.git("log", "-1", "--format=%ct")));
        assertThat(tracker.revision(new CommitId("0123456789012345678901234567890123456789")))
                .isEmpty();
    }
}
