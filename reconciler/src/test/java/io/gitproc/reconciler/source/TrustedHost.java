package io.gitproc.reconciler.source;

import io.gitproc.reconciler.config.TrustSettings;
import io.gitproc.reconciler.config.Verify;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A host with a repository, a file of allowed signers, and keys. */
final class TrustedHost {
    private final Path folder;

    TrustedHost(Path folder) {
        this.folder = folder;
    }

    GitRepo repository() {
        return GitRepo.withWorkTree(folder.resolve("repo"));
    }

    SigningKey key(String name, String... type) {
        return SigningKey.made(folder.resolve(name), type);
    }

    Path allowedSigners() {
        return folder.resolve("allowed_signers");
    }

    TrustedHost allow(String... lines) {
        return write(allowedSigners(), String.join("", lines));
    }

    Path policy() {
        return folder.resolve("policy.yaml");
    }

    TrustedHost write(Path file, String text) {
        try {
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path record() {
        return folder.resolve("trusted");
    }

    TrustSettings trust(Verify verify) {
        Optional<Path> policy = Optional.of(policy()).filter(Files::exists);
        return new TrustSettings(verify, allowedSigners(), Optional.empty(), policy, record());
    }

    GitSettings settings(Verify verify) {
        return GitSettings.of(folder.resolve("repo"), "main").trusting(trust(verify));
    }

    Tracker tracker(Verify verify) {
        return new Tracker(settings(verify), folders -> {});
    }
}
