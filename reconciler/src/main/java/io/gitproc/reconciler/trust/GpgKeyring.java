package io.gitproc.reconciler.trust;

import io.gitproc.reconciler.text.Causes;
import io.gitproc.reconciler.text.Printable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The OpenPGP keys that count: a file of {@code gpg --export}.
 *
 * <p>GnuPG's own {@code gpgv} checks, which knows expiry, revocation and subkeys, takes the keys from a file, and asks neither
 * a home nor an agent. It is given a copy of the bytes that were guarded.
 */
final class GpgKeyring {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String STATUS = "[GNUPG:] ";

    private final SshKey content;

    private GpgKeyring(SshKey content) {
        this.content = content;
    }

    static GpgKeyring of(byte[] content) {
        return new GpgKeyring(SshKey.of(content));
    }

    static boolean isSignature(String armored) {
        return armored.startsWith("-----BEGIN PGP SIGNATURE-----");
    }

    Verdict judge(SignedCommit commit, String armored) {
        try {
            return verdict(status(commit.payload(), armored));
        } catch (IOException e) {
            return Verdict.untrusted(
                    "its OpenPGP signature cannot be checked by gpgv: " + Printable.line(Causes.of(e)));
        }
    }

    private List<String> status(byte[] payload, String armored) throws IOException {
        Path folder = Files.createTempDirectory("gitproc-gpgv");
        Path keyring = folder.resolve("keyring.gpg");
        Path signature = folder.resolve("signature.asc");
        try {
            Files.write(keyring, content.blob());
            Files.writeString(signature, armored);
            return run(
                    payload,
                    "gpgv",
                    "--homedir",
                    folder.toString(),
                    "--status-fd",
                    "1",
                    "--keyring",
                    keyring.toString(),
                    "--",
                    signature.toString(),
                    "-");
        } finally {
            Files.deleteIfExists(keyring);
            Files.deleteIfExists(signature);
            Files.deleteIfExists(folder);
        }
    }

    private static List<String> run(byte[] input, String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input);
        }
        var late = process.onExit()
                .orTimeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(timeout -> process.destroyForcibly());
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        late.join();
        return output.lines()
                .filter(line -> line.startsWith(STATUS))
                .map(line -> line.substring(STATUS.length()))
                .toList();
    }

    /** Source: doc/DETAILS of GnuPG. Only a signature that is good and valid counts. */
    private static Verdict verdict(List<String> status) {
        Optional<String> valid = word(status, "VALIDSIG", 1);
        if (valid.isPresent()
                && word(status, "GOODSIG", 1).isPresent()
                && status.stream().noneMatch(GpgKeyring::isBad)) {
            String primary = word(status, "VALIDSIG", 10).orElse(valid.get());
            return new Verdict.Trusted(List.of(name(status), primary), "OpenPGP " + primary);
        }
        return Verdict.untrusted(why(status));
    }

    private static boolean isBad(String line) {
        return line.matches("(BADSIG|ERRSIG|EXPSIG|EXPKEYSIG|REVKEYSIG|NO_PUBKEY|KEYREVOKED|KEYEXPIRED|FAILURE)( .*)?");
    }

    private static String why(List<String> status) {
        return word(status, "NO_PUBKEY", 1)
                .map(key -> "its key is OpenPGP " + key + ", which is not in the keyring")
                .or(() -> word(status, "EXPKEYSIG", 1).map(key -> "its key OpenPGP " + key + " has expired"))
                .or(() -> word(status, "REVKEYSIG", 1).map(key -> "its key OpenPGP " + key + " was revoked"))
                .or(() -> word(status, "EXPSIG", 1).map(key -> "its signature of OpenPGP " + key + " has expired"))
                .or(() -> word(status, "BADSIG", 1)
                        .map(key -> "the signature of OpenPGP " + key + " is not of this content"))
                .orElse("its OpenPGP signature cannot be understood");
    }

    private static Optional<String> word(List<String> status, String keyword, int index) {
        return status.stream()
                .map(line -> line.split(" "))
                .filter(words -> words[0].equals(keyword) && words.length > index)
                .map(words -> Printable.line(words[index]))
                .findFirst();
    }

    /** Of the person, as the key says it. */
    private static String name(List<String> status) {
        return status.stream()
                .filter(line -> line.startsWith("GOODSIG "))
                .map(line -> line.split(" ", 3))
                .filter(words -> words.length == 3)
                .map(words -> Printable.cut(Printable.line(words[2]), 100))
                .findFirst()
                .orElse("");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GpgKeyring that && content.equals(that.content);
    }

    @Override
    public int hashCode() {
        return content.hashCode();
    }
}
