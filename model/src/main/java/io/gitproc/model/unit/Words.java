package io.gitproc.model.unit;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Splits a value into words as systemd's {@code extract_first_word} does: at blanks that are not quoted; quotes may
 * begin and end in the middle of a word.
 *
 * @param list the words up to the fault
 * @param fault what ended the reading early
 */
record Words(List<Word> list, Optional<Fault> fault) {
    private static final String QUOTE_HINT = "close it, or write \\\" for a quote that belongs to the text";
    private static final String ESCAPE_HINT = "write \\\\ for a backslash";
    private static final String UTF8_HINT = "give all bytes of each character, or write it as it is";

    /** What a backslash does. */
    enum Backslash {
        /** It begins a C escape; one that is none stays as it is. Command lines. */
        ESCAPES,
        /** It begins a C escape; one that is none is a fault. Assignments of variables. */
        ESCAPES_STRICTLY,
        /** Nothing. Lists of units, whose names hold backslashes. */
        STAYS,
        /** It is dropped and what follows loses its meaning; quotes need no end. The value of a variable. */
        QUOTES
    }

    static Words of(String text, Backslash backslash) {
        return new Splitter(text, backslash).split();
    }

    private static final class Splitter {
        private final String text;
        private final Backslash backslash;
        private final List<Word> words = new ArrayList<>();
        private Optional<Fault> fault = Optional.empty();
        private int index;

        Splitter(String text, Backslash backslash) {
            this.text = text;
            this.backslash = backslash;
        }

        Words split() {
            index = Blank.skip(text, 0);
            while (index < text.length() && fault.isEmpty()) {
                word();
                index = Blank.skip(text, index);
            }
            return new Words(List.copyOf(words), fault);
        }

        private void word() {
            int start = index;
            Utf8 bytes = new Utf8();
            while (index < text.length() && !Blank.is(text.charAt(index)) && fault.isEmpty()) {
                piece(bytes);
            }
            if (fault.isEmpty()) {
                finish(start, bytes);
            }
        }

        private void finish(int start, Utf8 bytes) {
            bytes.text()
                    .ifPresentOrElse(
                            word -> words.add(new Word(word, start, text.substring(start, index))),
                            () -> fail(start, "has escapes that do not make a character", UTF8_HINT));
        }

        private void piece(Utf8 bytes) {
            char c = text.charAt(index);
            if (c == '"' || c == '\'') {
                quoted(c, bytes);
            } else {
                character(bytes);
            }
        }

        private void quoted(char quote, Utf8 bytes) {
            int opened = index;
            index++;
            while (index < text.length() && text.charAt(index) != quote && fault.isEmpty()) {
                character(bytes);
            }
            if (index >= text.length() && fault.isEmpty() && backslash != Backslash.QUOTES) {
                fail(opened, "has a quote that is not closed", QUOTE_HINT);
            }
            index = Math.min(index + 1, text.length());
        }

        private void character(Utf8 bytes) {
            if (text.charAt(index) == '\\') {
                backslash(bytes);
            } else {
                literal(bytes);
            }
        }

        private void literal(Utf8 bytes) {
            int c = text.codePointAt(index);
            bytes.add(c);
            index += Character.charCount(c);
        }

        private void backslash(Utf8 bytes) {
            switch (backslash) {
                case STAYS -> literal(bytes);
                case QUOTES -> quotedByBackslash(bytes);
                case ESCAPES, ESCAPES_STRICTLY ->
                    CEscape.at(text, index)
                            .ifPresentOrElse(escape -> escaped(escape, bytes), () -> unknownEscape(bytes));
            }
        }

        private void quotedByBackslash(Utf8 bytes) {
            index++;
            if (index < text.length()) {
                literal(bytes);
            }
        }

        private void escaped(CEscape escape, Utf8 bytes) {
            escape.addTo(bytes);
            index += escape.length();
        }

        private void unknownEscape(Utf8 bytes) {
            if (backslash == Backslash.ESCAPES_STRICTLY) {
                fail(index, "has an unknown escape", ESCAPE_HINT);
                return;
            }
            literal(bytes);
            if (index < text.length()) {
                literal(bytes);
            }
        }

        private void fail(int at, String predicate, String hint) {
            fault = Optional.of(new Fault(at, Severity.WARNING, predicate, hint));
        }
    }

    /** The text as one word that {@link Backslash#ESCAPES} reads back: quoted where it must be. */
    static String quote(String text) {
        StringBuilder quoted = new StringBuilder();
        text.codePoints().forEach(c -> quoted.append(escape(c)));
        return isBare(text) ? quoted.toString() : "\"" + quoted + "\"";
    }

    private static boolean isBare(String text) {
        return !text.isEmpty() && !text.equals(";") && text.chars().noneMatch(c -> Blank.is((char) c) || c == '\'');
    }

    private static String escape(int c) {
        return switch (c) {
            case '\\' -> "\\\\";
            case '"' -> "\\\"";
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            case '\r' -> "\\r";
            default -> c < 0x20 || c == 0x7f ? "\\x" + HexFormat.of().toHexDigits((byte) c) : Character.toString(c);
        };
    }
}
