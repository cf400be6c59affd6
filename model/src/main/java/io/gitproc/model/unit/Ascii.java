package io.gitproc.model.unit;

/** The characters of numbers and names in a unit file; digits and letters of other scripts are none. */
final class Ascii {
    private Ascii() {}

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isAlphanumeric(int c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** Whether the text is a number: at least one digit, and nothing else. */
    static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(Ascii::isDigit);
    }

    /** The first index from {@code from} on that is not a digit, or the length. */
    static int skipDigits(String text, int from) {
        int index = from;
        while (index < text.length() && isDigit(text.charAt(index))) {
            index++;
        }
        return index;
    }
}
