package io.gitproc.reconciler.notify;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far this host is with a commit. */
public enum Stage {
    PENDING,
    APPLIED,
    /** Applied, and well for the soak time. */
    HEALTHY,
    FAILED,
    REFUSED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Stage> parse(String word) {
        return Arrays.stream(values())
                .filter(stage -> stage.word().equals(word))
                .findFirst();
    }
}
