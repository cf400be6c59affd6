package io.gitproc.model.unit;

/**
 * A word of a value, with its quotes and escapes undone.
 *
 * @param start index of its first character in the value
 * @param raw as it stands in the value
 */
record Word(String text, int start, String raw) {}
