package io.gitproc.model.unit;

/** How much a diagnostic matters. */
public enum Severity {
    /** The unit is rejected. */
    ERROR,
    /** A line is ignored; the unit runs without it. */
    WARNING,
    /** Nothing is wrong, but something may not do what the reader expects. */
    NOTE;

    /** The word for it in a message. */
    public String text() {
        return switch (this) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case NOTE -> "note";
        };
    }
}
