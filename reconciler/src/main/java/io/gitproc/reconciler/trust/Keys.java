package io.gitproc.reconciler.trust;

import io.gitproc.reconciler.config.TrustSettings;
import java.nio.file.Path;
import java.util.List;

/** The keys that count. Two are equal when they judge alike. */
public interface Keys {
    /** Whose the signature of a commit is. */
    Verdict judge(SignedCommit commit);

    /** The names and fingerprints of the first few, for people. */
    String shown();

    /** Reads them as they are now. */
    @FunctionalInterface
    interface Reading {
        /**
         * @param repository the folders of the repository, in which they must not be
         * @throws TrustException when they cannot be read, or understood, or others could change them
         */
        Keys read(TrustSettings settings, List<Path> repository) throws TrustException;
    }
}
