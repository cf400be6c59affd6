package io.gitproc.reconciler.source;

import static io.gitproc.reconciler.source.Units.unit;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.plan.CommitId;
import io.gitproc.reconciler.config.Verify;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One commit, its signature, and the host's file of keys: {@code verify: head}. Ada's key is allowed, Eve's is not. */
final class SignedHeadTest extends AdaSigns {
    SignedHeadTest() {
        super(Verify.HEAD);
    }

    private Refusal refusal() {
        Declared declared = tracker.look();
        assertThat(declared.fault()).isEmpty();
        return declared.refusal().orElseThrow();
    }

    @Test
    void aSignedHeadIsTaken() {
        assertTaken(ada.commit(repo, "web.service", unit(1)));
    }

    @Test
    void anUnsignedHeadIsRefusedInASentenceAndTheTargetStays() {
        CommitId good = ada.commit(repo, "web.service", unit(1));
        assertTaken(good);
        CommitId bad = repo.commit("web.service", unit(2));

        Refusal refusal = refusal();

        assertThat(refusal.revision().id()).isEqualTo(bad);
        assertThat(refusal.reason())
                .isEqualTo("commit " + bad.brief()
                        + " (write web.service) is not trusted: it is not signed; accepted: ada@example.org (ED25519 "
                        + ada.fingerprint() + ")");
        assertThat(refusal.hint())
                .contains("git commit -S")
                .contains(host.allowedSigners().toString());
        assertThat(tracker.look().desired().orElseThrow().commit()).isEqualTo(good);
    }

    @Test
    void aSignedCommitOnTopOfTheUnsignedOneIsTaken() {
        repo.commit("web.service", unit(1));
        refusal();

        assertTaken(ada.commit(repo, "web.service", unit(2)));
    }

    @Test
    void aKeyThatIsNotListedIsNamedByTypeAndFingerprint() {
        SigningKey eve = host.key("eve", "ed25519");
        eve.commit(repo, "web.service", unit(1));

        assertThat(refusal().reason())
                .contains(" is not trusted: its key is ED25519 " + eve.fingerprint() + ", which is not allowed");
    }

    @Test
    void aKeyThatIsAddedLaterHealsWithoutARefThatMoves() {
        SigningKey eve = host.key("eve", "ed25519");
        CommitId commit = eve.commit(repo, "web.service", unit(1));
        refusal();

        host.allow(ada.line("ada@example.org"), eve.line("eve@example.org"));

        assertTaken(commit);
    }

    @ParameterizedTest
    @CsvSource({
        "rsa, 2048, RSA",
        "rsa, 3072, RSA",
        "ecdsa, 256, ECDSA",
        "ecdsa, 384, ECDSA",
        "ecdsa, 521, ECDSA",
        "ed25519, 256, ED25519"
    })
    void everyTypeOfKeyIsChecked(String type, String bits, String shown) {
        SigningKey bob = host.key("bob", type, "-b", bits);
        CommitId commit = bob.commit(repo, "web.service", unit(1));
        assertThat(refusal().reason()).contains("its key is " + shown + " " + bob.fingerprint());
        host.allow(bob.line("bob@example.org"));

        assertTaken(commit);
        forge(raw(commit).replace("write web", "Write web"));
        assertThat(refusal().reason()).contains("the signature is not of this content");
    }

    @Test
    void aShortRsaKeyRefusesTheFile() {
        SigningKey bob = host.key("bob", "rsa", "-b", "1024");
        host.allow(ada.line("ada@example.org"), bob.line("bob@example.org"));
        ada.commit(repo, "web.service", unit(1));

        assertThat(refusal().reason())
                .isEqualTo(host.allowedSigners() + ":2: error: the RSA key has 1024 bits, fewer than 2048");
    }

    private String raw(CommitId commit) {
        return repo.git("cat-file", "commit", commit.value());
    }

    private CommitId forge(String raw) {
        String id = repo.run(raw + "\n", "hash-object", "-t", "commit", "-w", "--stdin");
        repo.git("update-ref", "refs/heads/main", id);
        return new CommitId(id);
    }

    @Test
    void aTamperedCommitIsRefused() {
        CommitId commit = ada.commit(repo, "web.service", unit(1));
        repo.write("web.service", unit(666)).git("add", "-A");
        String evil = raw(commit).replaceFirst("tree \\w{40}", "tree " + repo.git("write-tree"));

        forge(evil);

        assertThat(refusal().reason()).contains("the signature is not of this content");
    }

    @Test
    void aSignatureForAnotherPurposeIsRefused() {
        String payload = raw(repo.commit("web.service", unit(1)));

        forgeSigned(payload, ada.sign("file", payload + "\n"));
        assertThat(refusal().reason())
                .contains(" is not trusted: its key is ED25519 " + ada.fingerprint()
                        + ", and it was made for file, not for git");

        assertTaken(forgeSigned(payload, ada.sign("git", payload + "\n")));
    }

    /** As git does: the further lines of a header begin with a space. */
    private CommitId forgeSigned(String payload, String... signatures) {
        int end = payload.indexOf("\n\n");
        StringBuilder headers = new StringBuilder(payload.substring(0, end));
        for (String signature : signatures) {
            headers.append("\ngpgsig ").append(signature.strip().replace("\n", "\n "));
        }
        return forge(headers + payload.substring(end));
    }

    @Test
    void twoSignaturesAreOneTooMany() {
        String payload = raw(repo.commit("web.service", unit(1)));
        String signature = ada.sign("git", payload + "\n");

        forgeSigned(payload, signature, signature);

        assertThat(refusal().reason()).contains("it has more than one signature");
    }

    @Test
    void aSignatureInTheMessageIsNone() {
        CommitId commit = ada.commit(repo, "web.service", unit(1));
        String raw = raw(commit);
        int start = raw.indexOf("gpgsig ");
        int end = raw.indexOf("\n\n");

        forge(raw.substring(0, start).strip() + raw.substring(end) + "\n\n" + raw.substring(start, end));

        assertThat(refusal().reason()).contains("it is not signed");
    }

    @ParameterizedTest
    @CsvSource({"-----BEGIN SSH SIGNATURE-----", "-----BEGIN SSH SIGNATURE----- AAAA -----END SSH SIGNATURE-----", "x"})
    void brokenSignaturesAreRefused(String signature) {
        forgeSigned(raw(repo.commit("web.service", unit(1))), signature);

        assertThat(refusal().reason()).contains(" is not trusted: ").contains("signature");
    }

    @Test
    void anExpiredKeyIsRefusedAndSaysSince() {
        host.allow(ada.line("ada@example.org", "valid-before=\"20200101Z\""));
        ada.commit(repo, "web.service", unit(1));

        assertThat(refusal().reason())
                .contains("that key was valid until 2020-01-01T00:00:00Z, and the commit is of 20");
    }

    @Test
    void aKeyOfTheFutureIsRefused() {
        host.allow(ada.line("ada@example.org", "valid-after=\"99991231235959Z\""));
        ada.commit(repo, "web.service", unit(1));

        assertThat(refusal().reason()).contains("that key is valid after 9999-12-31T23:59:59Z only");
    }

    @Test
    void optionsThatHoldLetPass() {
        host.allow(ada.line("ada@example.org,*@home", "valid-after=\"20200101\",namespaces=\"file,g?t\""));

        assertTaken(ada.commit(repo, "web.service", unit(1)));
    }

    @Test
    void aKeyForOtherPurposesIsRefused() {
        host.allow(ada.line("ada@example.org", "namespaces=\"*,!git\""));
        ada.commit(repo, "web.service", unit(1));

        assertThat(refusal().reason()).contains("that key is not for commits: its namespaces are *,!git");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ada@example.org | a line has principals, a type and a key",
                "ada@example.org no-such-option ssh-ed25519 AAAA | there is no option no-such-option",
                "ada@example.org valid-before=\"soon\" ssh-ed25519 AAAA | soon is not a time such as 20270131Z or 202701311200Z",
                "ada@example.org ssh-ed25519 AAAA | the signature or its key ends too early",
                "ada@example.org ssh-ed25519 %%% | the key is damaged",
            })
    void aLineThatIsNotUnderstoodRefusesWithItsPlace(String line, String why) {
        host.allow(ada.line("ada@example.org"), line + "\n");
        ada.commit(repo, "web.service", unit(1));

        assertThat(refusal().reason()).isEqualTo(host.allowedSigners() + ":2: error: " + why);
    }

    private SigningKey certified(SigningKey authority, String... options) {
        SigningKey carl = host.key("carl", "ed25519");
        authority.certify(carl, options);
        return carl;
    }

    @Test
    void aCertificateOfAnAuthorityCountsForItsNames() {
        SigningKey authority = host.key("authority", "ecdsa");
        SigningKey carl = certified(authority, "-n", "carl@example.org,root@elsewhere");
        CommitId commit = carl.certificate().commit(repo, "web.service", unit(1));
        assertThat(refusal().reason()).contains("its certificate is of the authority ECDSA " + authority.fingerprint());

        host.allow(authority.line("*@example.org", "cert-authority,namespaces=\"git\""));
        assertTaken(commit);

        host.allow(authority.line("*@example.com", "cert-authority"));
        carl.certificate().commit(repo, "web.service", unit(2));
        assertThat(refusal().reason()).contains("which is not allowed, or not for its names");
    }

    @ParameterizedTest
    @CsvSource({
        "-h, is not one for signing commits",
        "-Oforce-command=date, is not one for signing commits",
        "-V20000101:20010101, its certificate was not valid at 20"
    })
    void aCertificateForSomethingElseIsRefused(String option, String why) {
        SigningKey authority = host.key("authority", "ed25519");
        host.allow(authority.line("*", "cert-authority"));
        certified(authority, "-n", "carl", option).certificate().commit(repo, "web.service", unit(1));

        assertThat(refusal().reason()).contains(why);
    }

    @Test
    void theKeyOfAnAuthoritySignsNoCommits() {
        host.allow(ada.line("ada@example.org", "cert-authority"));
        ada.commit(repo, "web.service", unit(1));

        assertThat(refusal().reason()).contains("which is not allowed");
    }

    @Test
    void withoutAFileOfKeysNothingIsTaken() throws IOException {
        Files.delete(host.allowedSigners());
        CommitId commit = ada.commit(repo, "web.service", unit(1));
        assertThat(refusal().reason())
                .endsWith("no SSH key is accepted, for " + host.allowedSigners() + " does not exist");

        host.allow(ada.line("ada@example.org"));

        assertTaken(commit);
    }

    @Test
    void aFileThatOthersMayWriteIsNoFileToTrust() throws IOException {
        Files.setPosixFilePermissions(host.allowedSigners(), PosixFilePermissions.fromString("rw-rw-r--"));
        CommitId commit = ada.commit(repo, "web.service", unit(1));
        Refusal refusal = refusal();
        assertThat(refusal.reason())
                .isEqualTo("cannot trust " + host.allowedSigners() + ": others may write to " + host.allowedSigners());
        assertThat(refusal.hint()).isEqualTo("run: chmod go-w " + host.allowedSigners());

        Files.setPosixFilePermissions(host.allowedSigners(), PosixFilePermissions.fromString("rw-r--r--"));

        assertTaken(commit);
    }

    @Test
    void aFolderThatOthersMayWriteIsNoPlaceForIt() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        ada.commit(repo, "web.service", unit(1));

        assertThat(refusal().reason())
                .isEqualTo("cannot trust " + host.allowedSigners() + ": others may write to " + folder);
    }

    @Test
    void aFileInTheRepositoryIsRefusedAlsoBehindALink() throws IOException {
        Files.move(host.allowedSigners(), repo.place().resolve("allowed_signers"));
        Files.createSymbolicLink(host.allowedSigners(), repo.place().resolve("allowed_signers"));
        ada.commit(repo, "web.service", unit(1));

        assertThat(refusal().reason())
                .isEqualTo(host.allowedSigners() + " is in the repository, where whoever pushes could trust himself");
    }

    @Test
    void theRepositorysOwnConfigurationIsNotAsked() {
        SigningKey eve = host.key("eve", "ed25519");
        host.write(folder.resolve("eves"), eve.line("eve@example.org"));
        repo.git("config", "gpg.ssh.allowedSignersFile", folder.resolve("eves").toString());
        eve.commit(repo, "web.service", unit(1));

        assertThat(refusal().reason()).contains("which is not allowed");
    }
}
