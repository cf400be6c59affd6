package io.gitproc.reconciler.config;

import java.util.Optional;

/** A text that is no value of its key. The message continues "repo_path=… ". */
final class BadValueException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String hint;
    private final String shown;

    BadValueException(String message, String hint) {
        this(message, hint, "");
    }

    /** @param shown instead of the text, which has a secret in it */
    BadValueException(String message, String hint, String shown) {
        super(message);
        this.hint = hint;
        this.shown = shown;
    }

    String hint() {
        return hint;
    }

    /** What to show instead of the text; empty where the text is no secret. */
    Optional<String> shown() {
        return Optional.of(shown).filter(text -> !text.isEmpty());
    }
}
