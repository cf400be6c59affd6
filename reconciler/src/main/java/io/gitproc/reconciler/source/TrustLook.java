package io.gitproc.reconciler.source;

import io.gitproc.reconciler.config.TrustSettings;
import io.gitproc.reconciler.config.Verify;
import io.gitproc.reconciler.trust.Keys;
import io.gitproc.reconciler.trust.Policy;
import io.gitproc.reconciler.trust.TrustException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The host's files of keys and policy, as of one look.
 *
 * @param keys empty when there is a fault, and when nothing has to be signed
 * @param policy empty exactly when there is a fault
 * @param fault why they cannot be used
 * @param hint what to do then
 */
record TrustLook(Optional<Keys> keys, Optional<Policy> policy, String fault, String hint) {
    static TrustLook at(TrustSettings settings, List<Path> repository, Keys.Reading reading) {
        try {
            Policy policy = Policy.read(settings, repository);
            Optional<Keys> keys = settings.verify() == Verify.NONE
                    ? Optional.empty()
                    : Optional.of(reading.read(settings, repository));
            return new TrustLook(keys, Optional.of(policy), "", "");
        } catch (TrustException e) {
            return new TrustLook(Optional.empty(), Optional.empty(), e.sentence(), e.hint());
        }
    }

    /** Without a fault. */
    boolean isUsable() {
        return policy.isPresent();
    }
}
