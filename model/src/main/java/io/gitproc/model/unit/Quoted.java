package io.gitproc.model.unit;

import java.util.HexFormat;

/**
 * A piece of hostile text as it may stand in a message: at most {@value #LENGTH_MAX} characters, on one line, and
 * without characters that act on a terminal or turn the direction of writing.
 */
final class Quoted {
    static final int LENGTH_MAX = 80;

    private Quoted() {}

    /** Looks at the beginning only, however long the text is. What is escaped counts as it is shown. */
    static String of(String text) {
        StringBuilder shown = new StringBuilder();
        int room = LENGTH_MAX;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int c = text.codePointAt(at);
            String piece = isPlain(c) ? Character.toString(c) : escape(c);
            room -= isPlain(c) ? 1 : piece.length();
            if (room < 0) {
                return shown.append('…').toString();
            }
            shown.append(piece);
        }
        return shown.toString();
    }

    /** The same for {@code key=value}. */
    static String of(String key, String value) {
        return of(key + "=" + value.substring(0, Math.min(value.length(), 2 * LENGTH_MAX)));
    }

    private static String escape(int c) {
        HexFormat hex = HexFormat.of();
        if (c < 0x100) {
            return "\\x" + hex.toHexDigits((byte) c);
        }
        return Character.isBmpCodePoint(c) ? "\\u" + hex.toHexDigits((char) c) : "\\U" + hex.toHexDigits(c);
    }

    private static boolean isPlain(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
