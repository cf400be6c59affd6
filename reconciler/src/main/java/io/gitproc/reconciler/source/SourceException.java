package io.gitproc.reconciler.source;

/** A request to the source that cannot be met. The message is a sentence with a subject and a cause. */
public final class SourceException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String hint;

    /** With a hint: what to do; it may be empty. */
    public SourceException(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    public String hint() {
        return hint;
    }
}
