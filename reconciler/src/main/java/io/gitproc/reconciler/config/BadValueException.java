package io.gitproc.reconciler.config;

/** A text that is no value of its key. The message continues "repo_path=… ". */
final class BadValueException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String hint;

    BadValueException(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    String hint() {
        return hint;
    }
}
