package io.gitproc.reconciler.config;

/** A configuration that cannot be used. The message is a sentence that begins with the file, or file, line and column. */
public final class ConfigurationException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String hint;

    /** With what to do about it; may be empty. */
    public ConfigurationException(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    /** What to do; may be empty. */
    public String hint() {
        return hint;
    }
}
