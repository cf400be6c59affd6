package io.gitproc.reconciler.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who shows a status at a commit. */
public enum Forge {
    GITHUB,
    GITLAB,
    /** Forgejo too. */
    GITEA;

    /** As it is written in the file. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Forge> named(String word) {
        return Arrays.stream(values())
                .filter(forge -> forge.word().equals(word))
                .findFirst();
    }

    /** Where its API is when the file does not say; of Gitea there is no usual place. */
    Optional<String> usualApi() {
        return switch (this) {
            case GITHUB -> Optional.of("https://api.github.com");
            case GITLAB -> Optional.of("https://gitlab.com/api/v4");
            case GITEA -> Optional.empty();
        };
    }
}
