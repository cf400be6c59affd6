package io.gitproc.reconciler.source.remote;

/** A fetch that failed. The message is a sentence with a subject and a cause. */
public final class FetchException extends Exception {
    private static final long serialVersionUID = 1L;
    private final Kind kind;
    private final String hint;

    /** Whether the same again may help. */
    public enum Kind {
        /** The network, or the other side, may be back in a moment. */
        PASSING,
        /** It needs somebody who changes something. */
        LASTING
    }

    public FetchException(Kind kind, String message, String hint) {
        super(message);
        this.kind = kind;
        this.hint = hint;
    }

    boolean isPassing() {
        return kind == Kind.PASSING;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }

    /** What to do; may be empty. */
    String hint() {
        return hint;
    }
}
