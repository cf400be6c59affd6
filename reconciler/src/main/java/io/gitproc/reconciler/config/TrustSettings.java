package io.gitproc.reconciler.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Who is trusted.
 *
 * @param verify {@code verify}: which commits must be signed
 * @param allowedSigners {@code allowed_signers}: the SSH keys that count; the file may be missing
 * @param keyring {@code gpg_keyring}: the OpenPGP keys that count
 * @param policy {@code policy_file}: what even a trusted commit may not do
 * @param record where the daemon keeps the last trusted commit; beside {@code state_file}
 */
public record TrustSettings(
        Verify verify, Path allowedSigners, Optional<Path> keyring, Optional<Path> policy, Path record) {

    /** Whoever can push is trusted. */
    public static TrustSettings none() {
        return new TrustSettings(
                Verify.NONE, Path.of("/dev/null"), Optional.empty(), Optional.empty(), Path.of("/dev/null"));
    }
}
