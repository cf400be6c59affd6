package io.gitproc.model.condition;

/**
 * The order of versions that systemd has, its {@code strverscmp_improved}: numbers by value, words by letter, {@code ~}
 * for what comes before a release, and then {@code -}, {@code ^} and {@code .} in this order.
 */
final class Versions {
    private static final String SEPARATORS = "~-^.";
    private static final char END = '\0';

    private final String a;
    private final String b;
    private int i;
    private int j;

    private Versions(String a, String b) {
        this.a = a;
        this.b = b;
    }

    /** Negative when {@code a} is older than {@code b}, 0 when neither is. */
    static int compare(String a, String b) {
        return new Versions(a, b).compare();
    }

    private int compare() {
        while (true) {
            i = skipInvalid(a, i);
            j = skipInvalid(b, j);
            int order = separator('~');
            if (order != 0) {
                return order;
            }
            if (at(a, i) == END || at(b, j) == END) {
                return Integer.compare(at(a, i), at(b, j));
            }
            order = segment();
            if (order != 0) {
                return order;
            }
        }
    }

    private int segment() {
        for (char separator : new char[] {'-', '^', '.'}) {
            int order = separator(separator);
            if (order != 0) {
                return order;
            }
        }
        return isDigit(at(a, i)) || isDigit(at(b, j)) ? number() : word();
    }

    /** Who has it here is older. */
    private int separator(char separator) {
        boolean inA = at(a, i) == separator;
        boolean inB = at(b, j) == separator;
        if (inA && inB) {
            i++;
            j++;
        }
        return Boolean.compare(inB, inA);
    }

    /** A number is newer than none; one without leading zeros is the greater the longer it is. */
    private int number() {
        int endA = digits(a, i);
        int endB = digits(b, j);
        if ((endA == i) != (endB == j)) {
            return Boolean.compare(endA > i, endB > j);
        }
        String one = withoutZeros(a.substring(i, endA));
        String other = withoutZeros(b.substring(j, endB));
        i = endA;
        j = endB;
        return one.length() == other.length() ? one.compareTo(other) : Integer.compare(one.length(), other.length());
    }

    private int word() {
        int endA = letters(a, i);
        int endB = letters(b, j);
        String one = a.substring(i, endA);
        String other = b.substring(j, endB);
        i = endA;
        j = endB;
        return one.compareTo(other);
    }

    private static String withoutZeros(String digits) {
        int from = 0;
        while (from < digits.length() && digits.charAt(from) == '0') {
            from++;
        }
        return digits.substring(from);
    }

    private static int skipInvalid(String text, int from) {
        int index = from;
        while (index < text.length() && !isValid(text.charAt(index))) {
            index++;
        }
        return index;
    }

    private static int digits(String text, int from) {
        int index = from;
        while (isDigit(at(text, index))) {
            index++;
        }
        return index;
    }

    private static int letters(String text, int from) {
        int index = from;
        while (isLetter(at(text, index))) {
            index++;
        }
        return index;
    }

    private static char at(String text, int index) {
        return index < text.length() ? text.charAt(index) : END;
    }

    private static boolean isValid(char c) {
        return isDigit(c) || isLetter(c) || SEPARATORS.indexOf(c) >= 0;
    }

    private static boolean isDigit(char c) {
        return '0' <= c && c <= '9';
    }

    private static boolean isLetter(char c) {
        return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z');
    }
}
