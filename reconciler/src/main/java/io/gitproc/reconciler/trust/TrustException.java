package io.gitproc.reconciler.trust;

/** A file of the host that cannot be used. The message is a sentence with a subject and a cause. */
public final class TrustException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String hint;

    TrustException(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }

    /** What to do. */
    public String hint() {
        return hint;
    }
}
