package io.gitproc.model.unit;

/** systemd's white space: blank, tab, line feed and carriage return. Unicode's other blanks are ordinary characters. */
final class Blank {
    private static final String BLANKS = " \t\n\r";

    private Blank() {}

    static boolean is(char c) {
        return BLANKS.indexOf(c) >= 0;
    }

    /** The first index from {@code from} on that is not blank, or the length. */
    static int skip(String text, int from) {
        int index = from;
        while (index < text.length() && is(text.charAt(index))) {
            index++;
        }
        return index;
    }

    /** The index behind the last character that is not blank, or 0. */
    static int end(String text) {
        int end = text.length();
        while (end > 0 && is(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    static String strip(String text) {
        int from = skip(text, 0);
        return text.substring(from, Math.max(from, end(text)));
    }
}
