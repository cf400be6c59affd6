package io.gitproc.reconciler.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which commits must be signed: the word of {@code verify} in the configuration. */
public enum Verify {
    /** None: whoever can push is trusted. */
    NONE,
    /** The head of the branch alone. Weak: whoever signs vouches for what somebody else pushed before. */
    HEAD,
    /** Each commit since the last trusted one. */
    RANGE;

    /** As it is written. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Verify> parse(String word) {
        return Arrays.stream(values())
                .filter(choice -> choice.word().equals(word))
                .findFirst();
    }
}
