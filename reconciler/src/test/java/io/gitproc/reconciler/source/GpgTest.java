package io.gitproc.reconciler.source;

import static io.gitproc.reconciler.source.Units.unit;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.plan.CommitId;
import io.gitproc.reconciler.Programs;
import io.gitproc.reconciler.config.TrustSettings;
import io.gitproc.reconciler.config.Verify;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** OpenPGP signatures, by the real gpg, against a keyring file. Skipped where there is no gpg or no gpgv. */
final class GpgTest {
    @TempDir
    Path folder;

    private GitRepo repo;
    private Path home;
    private Path keyring;
    private Tracker tracker;

    @BeforeEach
    void makeKeys() throws IOException {
        Programs.assume("gpg", "gpgv");
        repo = GitRepo.withWorkTree(folder.resolve("repo"));
        home = Files.createDirectory(folder.resolve("g"));
        assertThat(home.toFile().setReadable(false, false) && home.toFile().setReadable(true, true))
                .isTrue();
        keyring = folder.resolve("keyring.gpg");
        generate("Ada <ada@example.org>", "never");
        gpg("--export", "-o", keyring.toString(), "ada@example.org");
        tracker = new Tracker(
                GitSettings.of(repo.place(), "main")
                        .trusting(new TrustSettings(
                                Verify.RANGE,
                                folder.resolve("none"),
                                Optional.of(keyring),
                                Optional.empty(),
                                folder.resolve("trusted"))),
                folders -> {});
    }

    @AfterEach
    void endAgent() throws IOException {
        if (tracker != null) {
            tracker.close();
            run(List.of("gpgconf", "--homedir", home.toString(), "--kill", "all"));
        }
    }

    private void generate(String who, String expiry) throws IOException {
        gpg("--passphrase", "", "--quick-gen-key", who, "ed25519", "sign", expiry);
    }

    private String gpg(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("gpg", "--homedir", home.toString(), "--batch", "--yes"));
        command.addAll(List.of(arguments));
        return run(command);
    }

    private static String run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            assertThat(process.waitFor()).as("%s: %s", command, output).isZero();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return output;
    }

    private CommitId commit(String who, int version) throws IOException {
        Path program = folder.resolve("gpg.sh");
        Files.writeString(program, "#!/bin/sh\nexec gpg --homedir " + home + " --batch \"$@\"\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        repo.write("web.service", unit(version)).git("add", "-A");
        repo.git(
                "-c",
                "gpg.program=" + program,
                "-c",
                "user.signingkey=" + who,
                "commit",
                "-q",
                "-S",
                "-m",
                "by " + who);
        return repo.id("HEAD");
    }

    private String reason() {
        return tracker.look().refusal().orElseThrow().reason();
    }

    @Test
    void aKeyOfTheRingCountsAndAnotherOneDoesNot() throws IOException {
        CommitId good = commit("ada@example.org", 1);
        Declared declared = tracker.look();
        assertThat(declared.refusal()).isEmpty();
        assertThat(declared.target().map(Revision::id)).contains(good);

        generate("Eve <eve@example.org>", "never");
        commit("eve@example.org", 2);
        assertThat(reason())
                .containsPattern("is not trusted: its key is OpenPGP [0-9A-F]{16}, which is not in the keyring; ")
                .contains("and those of " + keyring);
    }

    @Test
    void aTamperedCommitIsRefused() throws IOException {
        CommitId good = commit("ada@example.org", 1);
        String raw = repo.git("cat-file", "commit", good.value()).replace("by ada", "by Ada");
        repo.git("update-ref", "refs/heads/main", repo.run(raw + "\n", "hash-object", "-t", "commit", "-w", "--stdin"));

        assertThat(reason()).contains("is not of this content");
    }

    @Test
    void aRevokedKeyCountsNoMore() throws IOException {
        commit("ada@example.org", 1);
        Path revocation;
        try (var files = Files.list(home.resolve("openpgp-revocs.d"))) {
            revocation = files.findFirst().orElseThrow();
        }
        Files.writeString(revocation, Files.readString(revocation).replace(":-----BEGIN", "-----BEGIN"));
        gpg("--import", revocation.toString());
        Files.delete(keyring);
        gpg("--export", "-o", keyring.toString(), "ada@example.org");

        assertThat(reason()).contains("was revoked");
    }

    @Test
    void anExpiredKeyCountsNoMore() throws IOException {
        gpg(
                "--faked-system-time",
                "20200101T000000",
                "--passphrase",
                "",
                "--quick-gen-key",
                "Old <old@example.org>",
                "ed25519",
                "sign",
                "2d");
        Files.delete(keyring);
        gpg("--export", "-o", keyring.toString(), "old@example.org");
        Path program = folder.resolve("old.sh");
        Files.writeString(
                program,
                "#!/bin/sh\nexec gpg --homedir " + home + " --faked-system-time 20200101T010000 --batch \"$@\"\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        repo.write("web.service", unit(1)).git("add", "-A");
        repo.git(
                "-c",
                "gpg.program=" + program,
                "-c",
                "user.signingkey=old@example.org",
                "commit",
                "-q",
                "-S",
                "-m",
                "old");

        assertThat(reason()).contains("has expired");
    }

    @Test
    void withoutAKeyringOpenPgpIsSaid() throws IOException {
        commit("ada@example.org", 1);
        try (Tracker other = new TrustedHost(folder).tracker(Verify.HEAD)) {
            assertThat(other.look().refusal().orElseThrow().reason())
                    .contains("it is signed by OpenPGP, and gpg_keyring is not set");
        }
    }
}
