package io.gitproc.reconciler.source;

import static io.gitproc.reconciler.source.Units.unit;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.plan.CommitId;
import io.gitproc.reconciler.config.Verify;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which signer may change which paths. Ada may change all, Bob the files of web, Eve is allowed to sign and no more. */
final class SignerPathsTest extends AdaSigns {
    private SigningKey bob;

    SignerPathsTest() {
        super(Verify.RANGE);
    }

    @BeforeEach
    void bobIsOfTheWebTeam() {
        bob = host.key("bob", "ed25519");
        host.allow(ada.line("ada@example.org"), bob.line("bob@example.org,web-team"));
        host.write(host.policy(), """
                signers:
                  ada@*: ["**"]
                  web-team: ["units/web*.service", "web/"]
                """);
        restart();
        ada.commit(repo.write("units/web.service", unit(1)), "units/db.service", unit(1));
        assertTaken(repo.id("HEAD"));
    }

    private String reason() {
        return tracker.look().refusal().orElseThrow().reason();
    }

    @Test
    void whatIsHisHeMayChange() {
        assertTaken(bob.commit(repo, "units/web.service", unit(2)));
        assertTaken(bob.commit(repo, "units/web-2.service", unit(2)));
        assertTaken(bob.commit(repo, "web/a/b/notes", "hello"));
    }

    @Test
    void whatIsNotHisRefusesTheCommitWithPathSignerAndPolicy() {
        CommitId bad = bob.commit(repo, "units/db.service", unit(2));

        assertThat(reason())
                .startsWith("commit " + bad.brief()
                        + " (write units/db.service) is not trusted: it changes units/db.service, "
                        + "signed by bob@example.org,web-team, and signers of " + host.policy()
                        + " does not let that signer change it; accepted: ");
    }

    @Test
    void aSignerWithoutPathsMayChangeNothing() {
        SigningKey eve = host.key("eve", "ed25519");
        host.allow(ada.line("ada@example.org"), eve.line("eve@example.org"));
        eve.commit(repo, "units/web.service", unit(2));

        assertThat(reason()).contains("signed by eve@example.org");
    }

    @Test
    void removingIsChanging() {
        repo.remove("units/db.service");
        bob.commit(repo, "remove db");

        assertThat(reason()).contains("it changes units/db.service");
    }

    @Test
    void aMergeOfWhatOthersDidIsNoChangeOfHis() {
        repo.git("checkout", "-q", "-b", "feature");
        ada.commit(repo, "units/db.service", unit(2));
        repo.git("checkout", "-q", "main");
        bob.commit(repo, "units/web.service", unit(2));

        assertTaken(bob.merge(repo, "feature"));
    }

    @Test
    void aMergeThatUndoesWhatOthersDidIsAChange() {
        repo.git("checkout", "-q", "-b", "old");
        bob.commit(repo, "units/web.service", unit(2));
        repo.git("checkout", "-q", "main");
        ada.commit(repo, "units/db.service", unit(2));
        repo.git("merge", "-q", "--no-commit", "--no-ff", "old");
        repo.git("checkout", "-q", "old", "--", "units/db.service");
        bob.commit(repo, "an evil merge");

        assertThat(reason()).contains("(an evil merge)").contains("it changes units/db.service");
    }

    @Test
    void aMergeThatBringsItsOwnIsAChange() {
        repo.git("checkout", "-q", "-b", "feature");
        ada.commit(repo, "units/web.service", unit(2));
        repo.git("checkout", "-q", "main");
        ada.commit(repo, "README", "hello");
        repo.git("merge", "-q", "--no-commit", "--no-ff", "feature");
        bob.commit(repo, "units/db.service", unit(3));

        assertThat(reason()).contains("it changes units/db.service, signed by bob");
    }

    @Test
    void aSealTakesTheRightToDoAnything() {
        CommitId bad = repo.commit("units/db.service", unit(2));
        bob.commit(repo, "I vouch for it\n\nGitProc-Seal: " + bad);
        assertThat(reason()).contains(bad.brief()).contains("it is not signed");

        assertTaken(ada.commit(repo, "I vouch for it\n\nGitProc-Seal: " + repo.id("HEAD")));
    }

    @Test
    void aProtectedUnitIsChangedByThoseWhoMay() {
        host.write(host.policy(), "protected_units: {'db.*': [ada@example.org]}\n");
        assertTaken(bob.commit(repo, "units/web.service", unit(2)));
        assertTaken(ada.commit(repo, "units/db.service", unit(2)));

        bob.commit(repo, "units/db.service.d/more.conf", "[Service]\n");

        assertThat(reason())
                .contains("it changes units/db.service.d/more.conf")
                .contains("protected_units of " + host.policy() + " lets others change it");
    }
}
