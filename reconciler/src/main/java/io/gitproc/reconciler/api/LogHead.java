package io.gitproc.reconciler.api;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What the launcher writes before each line of a service: {@code 2026-11-22T20:36:01.123456Z 0123abcd o }.
 *
 * @param at when the line was read, in UTC with microseconds, so that texts compare as times do
 * @param invocation the first 8 digits of its id
 * @param continued whether the line was too long, and goes on in the next one of its source
 */
public record LogHead(String at, String invocation, Source source, boolean continued) {
    /** In bytes. */
    public static final int LENGTH = 39;

    private static final int AT = 27;
    private static final int INVOCATION = 8;

    /** 0 stands for a digit, f for a hexadecimal one, o for a letter that names the source. */
    private static final byte[] FORM = "0000-00-00T00:00:00.000000Z ffffffff o ".getBytes(StandardCharsets.US_ASCII);

    /** Who wrote a line. */
    public enum Source {
        OUT("stdout"),
        ERR("stderr"),
        /** What became of the log: {@code -- 12 lines (3 KB) dropped: no space left on device --}. */
        LAUNCHER("launcher");

        private final String word;

        Source(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** Empty when the line has none: it was written by something else than a launcher. */
    public static Optional<LogHead> parse(byte[] bytes, int from, int length) {
        return length < LENGTH || !fits(bytes, from) ? Optional.empty() : Optional.of(read(bytes, from));
    }

    /** By hand, since each line of a log goes through here. */
    private static boolean fits(byte[] bytes, int from) {
        for (int i = 0; i < LENGTH; i++) {
            if (!fits(FORM[i], bytes[from + i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(byte form, byte given) {
        return switch (form) {
            case '0' -> given >= '0' && given <= '9';
            case 'f' -> (given >= '0' && given <= '9') || (given >= 'a' && given <= 'f');
            case 'o' -> given == 'o' || given == 'e' || given == 'O' || given == 'E' || given == '-';
            default -> given == form;
        };
    }

    private static LogHead read(byte[] bytes, int from) {
        char letter = (char) bytes[from + LENGTH - 2];
        return new LogHead(
                new String(bytes, from, AT, StandardCharsets.ISO_8859_1),
                new String(bytes, from + AT + 1, INVOCATION, StandardCharsets.ISO_8859_1),
                source(letter),
                Character.isUpperCase(letter));
    }

    private static Source source(char letter) {
        return switch (letter) {
            case 'o', 'O' -> Source.OUT;
            case 'e', 'E' -> Source.ERR;
            default -> Source.LAUNCHER;
        };
    }
}
