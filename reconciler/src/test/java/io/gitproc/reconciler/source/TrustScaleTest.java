package io.gitproc.reconciler.source;

import static io.gitproc.reconciler.source.Units.unit;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.plan.CommitId;
import io.gitproc.reconciler.ProcessorTime;
import io.gitproc.reconciler.config.Verify;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Supplier;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prints what it costs to verify a history, and holds it far under what anybody would notice. */
final class TrustScaleTest {
    private static final int COMMITS = 1_000;

    private long clock = 1_800_000_000L;

    @TempDir
    Path folder;

    @Test
    void aThousandCommitsAreVerifiedOnceAndThenOneByOne() throws Exception {
        TrustedHost host = new TrustedHost(folder);
        GitRepo repo = host.repository();
        KeyPair key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        host.allow("ada ssh-ed25519 " + Base64.getEncoder().encodeToString(blob(key)) + "\n");
        repo.write("web.service", unit(1)).git("add", "-A");
        String tree = repo.git("write-tree");
        CommitId head = append(repo, tree, "", key, COMMITS);
        try (Tracker tracker = host.tracker(Verify.RANGE)) {
            assertThat(took("first look, " + COMMITS + " commits", tracker::look))
                    .isLessThan(Duration.ofSeconds(20));
            for (int n = 0; n < 5; n++) {
                head = append(repo, tree, "parent " + head + "\n", key, 1);
                assertThat(took("look with one more commit", tracker::look)).isLessThan(Duration.ofSeconds(1));
            }
            assertThat(tracker.look().target().map(Revision::id)).contains(head);
            assertThat(took("look without a change", tracker::look)).isLessThan(Duration.ofMillis(100));
            append(repo, tree, "parent " + head + "\n", key, COMMITS);
            assertThat(took("look with " + COMMITS + " more, warm", tracker::look))
                    .isLessThan(Duration.ofSeconds(20));
        }
        try (Tracker other = host.tracker(Verify.RANGE)) {
            took("first look of a new daemon", other::look);
        }
    }

    private CommitId append(GitRepo repo, String tree, String parent, KeyPair key, int commits) throws Exception {
        String before = parent;
        CommitId head = new CommitId("0".repeat(40));
        try (Repository repository = Repositories.open(repo.place());
                ObjectInserter objects = repository.newObjectInserter()) {
            for (int n = 0; n < commits; n++) {
                String who = who();
                byte[] commit = signed(
                        "tree " + tree + "\n" + before + "author " + who + "committer " + who, "\nmessage\n", key);
                head = Commits.id(objects.insert(Constants.OBJ_COMMIT, commit));
                before = "parent " + head + "\n";
            }
            objects.flush();
        }
        repo.git("update-ref", "refs/heads/main", head.value());
        return head;
    }

    /** A second later with each commit. */
    private String who() {
        clock = clock + 1;
        return "A <a@b> " + clock + " +0000\n";
    }

    /** As git commit -S writes it. */
    private static byte[] signed(String headers, String message, KeyPair key) throws GeneralSecurityException {
        byte[] hash = MessageDigest.getInstance("SHA-512").digest(utf8(headers + message));
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(key.getPrivate());
        signature.update(utf8("SSHSIG"));
        signature.update(strings(utf8("git"), new byte[0], utf8("sha512"), hash));
        byte[] raw = strings(utf8("ssh-ed25519"), signature.sign());
        ByteArrayOutputStream blob = new ByteArrayOutputStream();
        blob.writeBytes(utf8("SSHSIG"));
        blob.writeBytes(new byte[] {0, 0, 0, 1});
        blob.writeBytes(strings(blob(key), utf8("git"), new byte[0], utf8("sha512"), raw));
        String armored = "-----BEGIN SSH SIGNATURE-----\n "
                + Base64.getEncoder().encodeToString(blob.toByteArray()) + "\n -----END SSH SIGNATURE-----\n";
        return utf8(headers + "gpgsig " + armored + message);
    }

    private static byte[] blob(KeyPair key) {
        byte[] encoded = key.getPublic().getEncoded();
        return strings(utf8("ssh-ed25519"), Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }

    private static byte[] strings(byte[]... strings) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] string : strings) {
            out.writeBytes(ByteBuffer.allocate(4).putInt(string.length).array());
            out.writeBytes(string);
        }
        return out.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Duration took(String what, Supplier<Declared> look) {
        ProcessorTime before = ProcessorTime.now();
        Declared declared = look.get();
        Duration spent = before.spent(what);
        assertThat(declared.fault()).isEmpty();
        assertThat(declared.refusal()).isEmpty();
        return spent;
    }
}
