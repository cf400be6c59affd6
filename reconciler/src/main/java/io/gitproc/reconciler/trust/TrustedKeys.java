package io.gitproc.reconciler.trust;

import io.gitproc.reconciler.config.TrustSettings;
import io.gitproc.reconciler.text.Printable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The keys that count on this host, as of one reading of its files.
 *
 * @param settings where they are
 * @param signers the SSH keys
 * @param keyring the OpenPGP keys
 */
public record TrustedKeys(TrustSettings settings, AllowedSigners signers, Optional<GpgKeyring> keyring)
        implements Keys {
    private static final int SHOWN_MAX = 3;
    private static final int LENGTH_MAX = 120;

    /**
     * Reads the files. That of the SSH keys may be missing: then there are none.
     *
     * @param repository the folders of the repository, in which they must not be
     * @throws TrustException when a file cannot be read, or understood, or others could write it
     */
    public static TrustedKeys read(TrustSettings settings, List<Path> repository) throws TrustException {
        Path file = settings.allowedSigners();
        AllowedSigners signers = Files.exists(file)
                ? AllowedSigners.parse(file, GuardedFile.read(file, repository))
                : AllowedSigners.none();
        Optional<GpgKeyring> keyring = settings.keyring().isPresent()
                ? Optional.of(GpgKeyring.of(GuardedFile.read(settings.keyring().get(), repository)))
                : Optional.empty();
        return new TrustedKeys(settings, signers, keyring);
    }

    @Override
    public Verdict judge(SignedCommit commit) {
        if (commit.signatures().isEmpty()) {
            return Verdict.untrusted("it is not signed");
        }
        return commit.signature()
                .map(only -> judge(commit, only))
                .orElseGet(() -> Verdict.untrusted("it has more than one signature"));
    }

    private Verdict judge(SignedCommit commit, String signature) {
        if (SshSignature.isOne(signature)) {
            return signers.judge(commit, signature);
        }
        return GpgKeyring.isSignature(signature)
                ? keyring.map(keys -> keys.judge(commit, signature))
                        .orElseGet(() -> Verdict.untrusted("it is signed by OpenPGP, and gpg_keyring is not set"))
                : Verdict.untrusted("its signature is neither of SSH nor of OpenPGP");
    }

    @Override
    public String shown() {
        String more =
                keyring.isPresent() ? ", and those of " + settings.keyring().orElseThrow() : "";
        return (signers.list().isEmpty() ? none() : "accepted: " + some()) + more;
    }

    private String none() {
        return "no SSH key is accepted, for " + settings.allowedSigners()
                + (Files.exists(settings.allowedSigners()) ? " names none" : " does not exist");
    }

    private String some() {
        int more = signers.list().size() - SHOWN_MAX;
        return signers.list().stream()
                        .limit(SHOWN_MAX)
                        .map(signer -> Printable.cut(Printable.line(signer.shown()), LENGTH_MAX))
                        .collect(Collectors.joining(", "))
                + (more > 0 ? " and " + more + " more" : "");
    }
}
