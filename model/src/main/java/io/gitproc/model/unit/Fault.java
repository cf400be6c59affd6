package io.gitproc.model.unit;

/**
 * What is wrong with a text, as the predicate of a sentence whose subject is the assignment.
 *
 * @param index of the character at fault
 */
record Fault(int index, String predicate, String hint) {}
