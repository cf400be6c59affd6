package io.gitproc.reconciler.text;

import java.util.Locale;

/**
 * Text from outside, made fit for a terminal.
 *
 * <p>Control characters could move the cursor, retitle or even command the terminal, and bidirectional ones could show
 * text in another order than it is: both are shown as escapes, so that what is there can be seen.
 */
public final class Printable {
    private Printable() {}

    /** One line: a line break is an escape too, a tab is a space. */
    public static String line(String text) {
        return isAscii(text) || text.codePoints().allMatch(Printable::harmless) ? text : escaped(text);
    }

    /** Most text is, and then needs no look at the kind of each character. */
    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    /** At most this many characters, the last one … when there were more. */
    public static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, Math.max(0, length - 1)) + "…";
    }

    /** Whether the character only shows itself. */
    public static boolean harmless(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** The character, or the escape of it. */
    public static String shown(int codePoint) {
        if (codePoint == '\t') {
            return " ";
        }
        return harmless(codePoint) ? Character.toString(codePoint) : escape(codePoint);
    }

    private static String escaped(String text) {
        return text.codePoints()
                .mapToObj(Printable::shown)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }

    private static String escape(int codePoint) {
        return codePoint < 0x100
                ? String.format(Locale.ROOT, "\\x%02x", codePoint)
                : String.format(Locale.ROOT, "\\u%04x", codePoint);
    }
}
