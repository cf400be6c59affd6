package io.gitproc.model.unit;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * One escape of systemd.syntax(7), "Supported escapes".
 *
 * @param value a character, or a byte
 * @param unit whether {@code value} is a character or a byte of one
 * @param length of the escape with its backslash
 */
record CEscape(int value, Unit unit, int length) {
    enum Unit {
        CHARACTER,
        BYTE
    }

    private static final String LETTERS = "abfnrtv\\\"'s";
    private static final String MEANINGS = "\u0007\b\f\n\r\t\u000b\\\"' ";

    /**
     * The escape whose backslash is at {@code index}.
     *
     * @return empty when it is none that systemd knows, or when it stands for NUL
     */
    static Optional<CEscape> at(String text, int index) {
        if (index + 1 >= text.length()) {
            return Optional.empty();
        }
        char letter = text.charAt(index + 1);
        return switch (letter) {
            case 'x' -> hexAt(text, index);
            case 'u' -> characterAt(text, index, 4);
            case 'U' -> characterAt(text, index, 8);
            case '0', '1', '2', '3' -> byteAt(text, index + 1, 3, 8, 4);
            default -> letter(LETTERS.indexOf(letter));
        };
    }

    /** As {@link #at}, for {@code \xHH} alone. */
    static Optional<CEscape> hexAt(String text, int index) {
        return text.startsWith("\\x", index) ? byteAt(text, index + 2, 2, 16, 4) : Optional.empty();
    }

    private static Optional<CEscape> letter(int place) {
        return place < 0 ? Optional.empty() : Optional.of(new CEscape(MEANINGS.charAt(place), Unit.CHARACTER, 2));
    }

    private static Optional<CEscape> byteAt(String text, int from, int digits, int radix, int length) {
        OptionalInt value = number(text, from, digits, radix);
        return value.isPresent() && value.getAsInt() > 0
                ? Optional.of(new CEscape(value.getAsInt(), Unit.BYTE, length))
                : Optional.empty();
    }

    private static Optional<CEscape> characterAt(String text, int index, int digits) {
        OptionalInt value = number(text, index + 2, digits, 16);
        return value.isPresent() && isCharacter(value.getAsInt())
                ? Optional.of(new CEscape(value.getAsInt(), Unit.CHARACTER, 2 + digits))
                : Optional.empty();
    }

    private static boolean isCharacter(int value) {
        return value > 0 && Character.isValidCodePoint(value) && (value < 0xd800 || value > 0xdfff);
    }

    /** Exactly that many digits; empty when there are fewer, or when the number is above {@link Integer#MAX_VALUE}. */
    private static OptionalInt number(String text, int from, int digits, int radix) {
        if (from + digits > text.length()) {
            return OptionalInt.empty();
        }
        long value = 0;
        for (int index = from; index < from + digits; index++) {
            int digit = Character.digit(text.charAt(index), radix);
            if (digit < 0 || text.charAt(index) >= 0x80) {
                return OptionalInt.empty();
            }
            value = value * radix + digit;
        }
        return value > Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of((int) value);
    }

    void addTo(Utf8 bytes) {
        switch (unit) {
            case CHARACTER -> bytes.add(value);
            case BYTE -> bytes.addByte(value);
        }
    }
}
