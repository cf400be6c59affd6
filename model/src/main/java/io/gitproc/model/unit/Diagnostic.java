package io.gitproc.model.unit;

/**
 * What is wrong at one place of a file of a unit, and what to do.
 *
 * @param file its path, as it was given to the parser
 * @param line from 1
 * @param column in characters, from 1
 * @param message a sentence without a full stop; one line, free of control characters
 * @param hint what to do, or empty
 */
public record Diagnostic(
        UnitName unit, String file, int line, int column, Severity severity, String message, String hint) {

    /** As compilers write it, with the hint on a line of its own. */
    @Override
    public String toString() {
        String first = file + ":" + line + ":" + column + ": " + severity.text() + ": " + message;
        return hint.isEmpty() ? first : first + "\n    help: " + hint;
    }
}
