package io.gitproc.model.unit;

/**
 * What is wrong with a text, as the predicate of a sentence whose subject is the assignment.
 *
 * @param index of the character at fault
 */
record Fault(int index, Severity severity, String predicate, String hint) {

    /** The same, so bad that the unit is refused. */
    Fault refusing() {
        return new Fault(index, Severity.ERROR, predicate, hint);
    }
}
