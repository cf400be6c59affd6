package io.gitproc.model.condition;

import java.util.function.IntPredicate;

/** The classes of characters of isalpha(3), in the locale {@code C}. */
final class CharacterClass {
    private static final int FIRST_PRINTED = 0x21;
    private static final int LAST_PRINTED = 0x7e;

    private CharacterClass() {}

    /** One of an unknown name has no members. */
    static IntPredicate named(String name) {
        return switch (name) {
            case "alpha" -> CharacterClass::isLetter;
            case "digit" -> CharacterClass::isDigit;
            case "alnum" -> c -> isLetter(c) || isDigit(c);
            case "upper" -> c -> 'A' <= c && c <= 'Z';
            case "lower" -> c -> 'a' <= c && c <= 'z';
            case "xdigit" -> c -> isDigit(c) || ('a' <= c && c <= 'f') || ('A' <= c && c <= 'F');
            case "space" -> c -> c == ' ' || ('\t' <= c && c <= '\r');
            case "blank" -> c -> c == ' ' || c == '\t';
            case "cntrl" -> c -> c < ' ' || c == 0x7f;
            case "graph" -> CharacterClass::isPrinted;
            case "print" -> c -> c == ' ' || isPrinted(c);
            case "punct" -> c -> isPrinted(c) && !isLetter(c) && !isDigit(c);
            default -> c -> false;
        };
    }

    private static boolean isLetter(int c) {
        return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z');
    }

    private static boolean isDigit(int c) {
        return '0' <= c && c <= '9';
    }

    private static boolean isPrinted(int c) {
        return FIRST_PRINTED <= c && c <= LAST_PRINTED;
    }
}
