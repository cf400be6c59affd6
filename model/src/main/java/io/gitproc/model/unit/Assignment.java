package io.gitproc.model.unit;

import java.util.Optional;

/**
 * One {@code key=value} of a unit file.
 *
 * @param unit whose file it stands in
 * @param section the section's name, without brackets
 * @param at where the key begins
 * @param value without the blanks round it
 */
record Assignment(UnitName unit, String section, String key, Place at, Excerpt value) {
    String text() {
        return value.text();
    }

    boolean isEmpty() {
        return text().isEmpty();
    }

    /** Says something about the whole value: {@code Key=value} is the subject of the sentence. */
    void say(Severity severity, String predicate, String hint, Diagnostics out) {
        sayAt(0, severity, predicate, hint, out);
    }

    /** As {@link #say}, with the finger on one character of the value. */
    void sayAt(int index, Severity severity, String predicate, String hint, Diagnostics out) {
        out.add(severity, value.placeOf(index), subject() + " " + predicate, hint);
    }

    /** The value with its specifiers replaced, or empty when that cannot be: then {@code out} says why. */
    Optional<String> expanded(Diagnostics out) {
        return expanded(text(), 0, out);
    }

    /** A word of the value with its specifiers replaced; a fault is shown at {@code index}. */
    Optional<String> expanded(String word, int index, Diagnostics out) {
        return Specifiers.of(unit).expand(word).match(Optional::of, fault -> {
            sayAt(index, Severity.ERROR, fault.predicate(), fault.hint(), out);
            return Optional.empty();
        });
    }

    /** Values of the environment are secrets more often than not, and what is said here is shown to many. */
    private String subject() {
        return Quoted.of(key, key.equals(Environments.KEY) ? Environments.shown(text()) : text());
    }
}
