package io.gitproc.reconciler.source;

import static io.gitproc.reconciler.source.Units.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitproc.model.plan.Actor;
import io.gitproc.model.plan.CommitId;
import io.gitproc.reconciler.config.Verify;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every commit must be signed: {@code verify: range}. The first one is Ada's, and the target. */
final class SignedRangeTest extends AdaSigns {
    private static final Actor ALICE = new Actor("alice");

    private CommitId first;

    SignedRangeTest() {
        super(Verify.RANGE);
    }

    @BeforeEach
    void firstIsTrusted() {
        first = ada.commit(repo, "web.service", unit(1));
        assertTaken(first);
    }

    private void assertRefusedFor(CommitId bad) {
        Declared declared = tracker.look();
        assertThat(declared.fault()).isEmpty();
        assertThat(declared.refusal().orElseThrow().reason())
                .contains(bad.brief())
                .contains("is not trusted");
        assertThat(declared.desired().orElseThrow().commit()).isEqualTo(first);
    }

    @Test
    void anUnsignedCommitUnderASignedHeadIsRefusedAndNamed() {
        CommitId bad = repo.commit("web.service", unit(2));
        CommitId head = ada.commit(repo, "web.service", unit(3));

        Refusal refusal = tracker.look().refusal().orElseThrow();

        assertThat(refusal.revision().id()).isEqualTo(head);
        assertThat(refusal.reason())
                .isEqualTo("commit " + bad.brief() + " (write web.service) is not trusted: it is not signed; "
                        + "accepted: ada@example.org (ED25519 " + ada.fingerprint() + ")");
        assertThat(refusal.hint()).endsWith("with the trailer GitProc-Seal: " + bad);
        assertRefusedFor(bad);
    }

    /** The weakness that {@code range} is for. */
    @Test
    void verifyingTheHeadAlonePassesWhatIsRefusedHere() {
        CommitId bad = repo.commit("web.service", unit(2));
        CommitId head = ada.commit(repo, "web.service", unit(3));
        assertRefusedFor(bad);

        try (Tracker weak = host.tracker(Verify.HEAD)) {
            assertThat(weak.look().target().map(Revision::id)).contains(head);
        }
    }

    @Test
    void aSignedMergeOfAnUnsignedBranchIsRefused() {
        repo.git("checkout", "-q", "-b", "feature");
        CommitId bad = repo.commit("db.service", unit(1));
        repo.git("checkout", "-q", "main");
        ada.commit(repo, "web.service", unit(2));
        ada.merge(repo, "feature");

        assertRefusedFor(bad);
    }

    @Test
    void aSignedMergeOfASignedBranchIsTaken() {
        SigningKey bob = host.key("bob", "ecdsa");
        host.allow(ada.line("ada@example.org"), bob.line("bob@example.org"));
        repo.git("checkout", "-q", "-b", "feature");
        bob.commit(repo, "db.service", unit(1));
        repo.git("checkout", "-q", "main");
        ada.commit(repo, "web.service", unit(2));

        assertTaken(ada.merge(repo, "feature"));
    }

    @Test
    void manySignedCommitsAreTakenAtOnce() {
        ada.commit(repo, "web.service", unit(2));
        ada.commit(repo, "web.service", unit(3));

        assertTaken(ada.commit(repo, "web.service", unit(4)));
    }

    @Test
    void aSealVouchesForACommitAndAllBeforeIt() {
        repo.commit("web.service", unit(2));
        CommitId bad = repo.commit("web.service", unit(3));
        ada.commit(repo, "Look through what was pushed\n\nGitProc-Seal: " + bad);

        assertTaken(repo.id("HEAD"));
        assertTaken(ada.commit(repo, "web.service", unit(4)));
    }

    @Test
    void aSealVouchesForNothingAfterWhatItNames() {
        CommitId sealed = repo.commit("web.service", unit(2));
        CommitId bad = repo.commit("web.service", unit(3));
        ada.commit(repo, "Look through what was pushed\n\nGitProc-Seal: " + sealed);

        assertRefusedFor(bad);
    }

    @Test
    void aSealThatIsNotSignedVouchesForNothing() {
        CommitId bad = repo.commit("web.service", unit(2));
        CommitId seal = repo.commit("Trust me\n\nGitProc-Seal: " + bad);
        ada.commit(repo, "web.service", unit(3));

        assertRefusedFor(seal);
    }

    @Test
    void aSealThatIsNoFullIdVouchesForNothing() {
        CommitId bad = repo.commit("web.service", unit(2));
        ada.commit(repo, "Look through what was pushed\n\nGitProc-Seal: " + bad.brief());

        assertRefusedFor(bad);
    }

    @Test
    void aSealWithinAMessageIsNoTrailer() {
        CommitId bad = repo.commit("web.service", unit(2));
        ada.commit(repo, "Quote\n\nGitProc-Seal: " + bad + "\n\nis how one writes a seal");

        assertRefusedFor(bad);
    }

    @Test
    void aSealIsFoundAlsoWhenTheSealedIsMergedBesideIt() {
        repo.git("checkout", "-q", "-b", "old");
        CommitId old = repo.commit("db.service", unit(1));
        repo.git("checkout", "-q", "main");
        ada.commit(repo, "web.service", unit(2));
        ada.merge(repo, "old");
        assertRefusedFor(old);

        assertTaken(ada.commit(repo, "Accept the old branch\n\nGitProc-Seal: " + old));
    }

    @Test
    void aHostWithoutARecordVerifiesDownToTheBeginning() throws IOException {
        assertTaken(ada.commit(repo, "web.service", unit(2)));
        Files.delete(host.record());
        repo.git("update-ref", "-d", Refs.TARGET);
        restart();

        assertTaken(repo.id("HEAD"));
    }

    @Test
    void anOldHistoryNeedsASeal() throws IOException {
        Files.delete(host.record());
        SigningKey eve = host.key("eve", "ed25519");
        host.allow(eve.line("eve@example.org"));
        restart();
        CommitId head = eve.commit(repo, "web.service", unit(2));
        assertThat(tracker.look().refusal().orElseThrow().reason()).contains(first.brief());
        assertThat(tracker.look().desired()).isEmpty();

        assertThat(head).isNotEqualTo(first);
        assertTaken(eve.commit(repo, "Begin here\n\nGitProc-Seal: " + first));
    }

    @Test
    void aKeyThatIsTakenAwayCountsNoMoreButWhatItMadeStays() {
        SigningKey bob = host.key("bob", "ed25519");
        host.allow(ada.line("ada@example.org"), bob.line("bob@example.org"));
        CommitId second = bob.commit(repo, "web.service", unit(2));
        assertTaken(second);

        host.allow(ada.line("ada@example.org"));
        assertTaken(second);
        restart();
        assertTaken(second);
        assertTaken(ada.commit(repo, "web.service", unit(3)));

        CommitId late = bob.commit(repo, "web.service", unit(4));
        assertThat(tracker.look().refusal().orElseThrow().reason())
                .contains("its key is ED25519 " + bob.fingerprint() + ", which is not allowed");
        assertThat(late).isNotEqualTo(second);
    }

    @Test
    void aTargetThatSomebodyElseMovedIsNotBelieved() {
        CommitId evil = repo.commit("web.service", unit(666));
        repo.git("update-ref", Refs.TARGET, evil.value());

        assertRefusedFor(evil);
        restart();
        assertRefusedFor(evil);

        assertThat(repo.id(Refs.TARGET)).isEqualTo(evil);
        assertTaken(ada.commit(repo, "Mend it\n\nGitProc-Seal: " + evil));
    }

    @Test
    void aRollbackToWhatWasNeverVerifiedIsRefused() throws Exception {
        CommitId bad = repo.commit("web.service", unit(2));
        assertRefusedFor(bad);

        assertThatThrownBy(() -> tracker.rollback(RollbackOrders.untilMended(bad.value(), ALICE, "")))
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith("cannot roll back to " + bad.brief() + ": commit " + bad.brief());
        assertRefusedFor(bad);
    }

    @Test
    void aRollbackAndTheWayForwardNeedNoKeyThatIsGone() throws Exception {
        SigningKey bob = host.key("bob", "ed25519");
        host.allow(ada.line("ada@example.org"), bob.line("bob@example.org"));
        assertTaken(bob.commit(repo, "web.service", unit(2)));
        host.allow(ada.line("ada@example.org"));

        tracker.rollback(RollbackOrders.untilMended(first.value(), ALICE, ""));
        assertThat(tracker.look().target().map(Revision::id)).contains(first);

        assertTaken(ada.commit(repo, "web.service", unit(3)));
    }

    @Test
    void aCommitGraphIsNoWayRound() {
        repo.git("config", "core.commitGraph", "true");
        CommitId bad = repo.commit("web.service", unit(2));
        ada.commit(repo, "web.service", unit(3));
        repo.git("commit-graph", "write", "--reachable");
        restart();

        assertRefusedFor(bad);
        assertTaken(ada.commit(repo, "Mend it\n\nGitProc-Seal: " + bad));
    }

    @Test
    void aReplacedCommitIsNoWayRound() {
        CommitId bad = repo.commit("web.service", unit(2));
        repo.git("replace", bad.value(), first.value());

        assertRefusedFor(bad);
    }

    @Test
    void theProtectedUnitsAreThoseOfTheTargetOnRecord() {
        host.write(host.policy(), "protected_units: [web.service]\n");
        restart();
        CommitId evil = repo.commit("web.service", unit(666));
        repo.git("update-ref", Refs.TARGET, evil.value());
        ada.commit(repo, "Take it\n\nGitProc-Seal: " + evil);

        assertThat(tracker.look().refusal().orElseThrow().reason()).contains("it changes or removes web.service");
    }

    @Test
    void aDamagedRecordIsNone() {
        host.write(host.record(), "nonsense");
        restart();

        assertTaken(first);
    }

    @Test
    void aRecordThatCannotBeWrittenIsSaidAndServicesGoOn() throws IOException {
        Files.delete(host.record());
        Files.createDirectories(host.record().resolve("in-the-way"));
        CommitId second = ada.commit(repo, "web.service", unit(2));

        Declared declared = tracker.look();

        assertThat(declared.fault().orElseThrow()).startsWith("cannot write " + host.record());
        assertThat(declared.desired().orElseThrow().commit()).isEqualTo(second);
    }

    @Test
    void aShallowHistoryIsNotTheWholeOne() throws IOException {
        ada.commit(repo, "web.service", unit(2));
        CommitId third = ada.commit(repo, "web.service", unit(3));
        repo.git(
                "clone",
                "-q",
                "--depth",
                "2",
                "file://" + repo.place(),
                folder.resolve("shallow").toString());
        GitSettings settings =
                GitSettings.of(folder.resolve("shallow"), "main").trusting(new TrustedHost(folder).trust(Verify.RANGE));
        Files.delete(host.record());

        try (Tracker shallow = new Tracker(settings, folders -> {})) {
            assertThat(shallow.look().refusal().orElseThrow())
                    .matches(it -> it.revision().id().equals(third))
                    .matches(it -> it.reason().contains("its history is not in this repository, which is shallow"));
        }
    }
}
