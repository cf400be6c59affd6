package io.gitproc.reconciler.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What holds the services: the word of {@code kernel} in the configuration. */
public enum KernelChoice {
    /** {@link #LINUX} on a Linux with the launcher, else {@link #PORTABLE}. */
    AUTO,
    /** Cgroups, namespaces, users, through the launcher. */
    LINUX,
    /** What Java can do on any system. */
    PORTABLE;

    /** As it is written. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<KernelChoice> parse(String word) {
        return Arrays.stream(values())
                .filter(choice -> choice.word().equals(word))
                .findFirst();
    }
}
