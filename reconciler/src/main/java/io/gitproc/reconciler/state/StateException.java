package io.gitproc.reconciler.state;

/** The state file cannot be read or written. The message is a sentence with a subject and a cause. */
public final class StateException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String sentence;
    private final String hint;

    public StateException(String message, String hint) {
        super(message);
        this.sentence = message;
        this.hint = hint;
    }

    /** With a subject and a cause. */
    public String sentence() {
        return sentence;
    }

    /** What to do. */
    public String hint() {
        return hint;
    }
}
