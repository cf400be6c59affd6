package io.gitproc.reconciler.trust;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A line of the file of allowed signers.
 *
 * @param line its number, from 1
 * @param principals who has the key
 * @param options what the key is good for
 */
record AllowedSigner(int line, PatternList principals, SignerOptions options, SshKey key) {
    private static final String NAMESPACE = "git";

    /** Why a signature of this key does not count; empty when it does. */
    Optional<String> objection(Instant at) {
        if (options.namespaces().filter(list -> !list.matches(NAMESPACE)).isPresent()) {
            return Optional.of("that key is not for commits: its namespaces are "
                    + options.namespaces().get());
        }
        if (options.validAfter().filter(at::isBefore).isPresent()) {
            return Optional.of(
                    "that key is valid after " + options.validAfter().get() + " only, and the commit is of " + at);
        }
        return options.validBefore()
                .filter(end -> !at.isBefore(end))
                .map(end -> "that key was valid until " + end + ", and the commit is of " + at);
    }

    /** The same for these names alone; empty without any. */
    Optional<AllowedSigner> vouchingFor(List<String> names) {
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(new AllowedSigner(line, new PatternList(names), options, key));
    }

    /** For people. */
    String shown() {
        return principals + " (" + key.shown() + ")";
    }
}
