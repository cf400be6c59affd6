package io.gitproc.model.unit;

import java.util.List;
import java.util.Optional;

/**
 * The name of a service unit: {@code web.service}. Always legal, so it may stand in a path or a cgroup's name.
 *
 * <p>Source: systemd.unit(5): letters, digits and {@code : - _ . \ @}, at most 255 characters. Stricter than systemd in
 * one point: a name may not begin with a dot, so that no file of that name is hidden.
 *
 * @param value with its suffix
 */
public record UnitName(String value) implements Comparable<UnitName> {
    private static final int LENGTH_MAX = 255;
    private static final String SUFFIX = ".service";
    private static final String PUNCTUATION = ":-_.\\@";
    private static final List<String> OTHER_SUFFIXES = List.of(
            ".automount", ".device", ".mount", ".path", ".scope", ".slice", ".socket", ".swap", ".target", ".timer");

    /**
     * A name that is known to be legal and to have its suffix.
     *
     * @throws IllegalArgumentException when it is not
     */
    public UnitName {
        if (!isLegal(value)) {
            throw new IllegalArgumentException(Quoted.of(value) + " is not the name of a service");
        }
    }

    /** {@code web} or {@code web.service}; empty when it is not a legal name, or the name of another type of unit. */
    public static Optional<UnitName> parse(String text) {
        String value = text.endsWith(SUFFIX) ? text : text + SUFFIX;
        return isOtherType(text) || !isLegal(value) ? Optional.empty() : Optional.of(new UnitName(value));
    }

    /**
     * As {@link #parse}, for a name that is known to be legal.
     *
     * @throws IllegalArgumentException when it is not
     */
    public static UnitName of(String text) {
        return parse(text)
                .orElseThrow(() -> new IllegalArgumentException(Quoted.of(text) + " is not the name of a service"));
    }

    /** Whether the text is the name of a unit that is not a service, such as {@code network.target}. */
    static boolean isOtherType(String text) {
        for (String suffix : OTHER_SUFFIXES) {
            if (text.endsWith(suffix) && isLegal(text.replace(suffix, SUFFIX))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLegal(String value) {
        return value.length() <= LENGTH_MAX
                && value.endsWith(SUFFIX)
                && value.charAt(0) != '.'
                && value.charAt(0) != '@'
                && hasLegalCharacters(value);
    }

    private static boolean hasLegalCharacters(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!Ascii.isAlphanumeric(c) && PUNCTUATION.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Without the suffix: {@code web}. */
    public String stem() {
        return value.substring(0, value.length() - SUFFIX.length());
    }

    /** Whether it is a template, {@code web@.service}: a pattern for units, which does not run itself. */
    public boolean isTemplate() {
        return stem().endsWith("@") && stem().indexOf('@') == stem().length() - 1;
    }

    @Override
    public int compareTo(UnitName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
