package io.gitproc.reconciler.api;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    private static final Pattern FORM = Pattern.compile(
            "([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{6}Z)" + " ([0-9a-f]{8}) ([oeOE-]) ");

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
        if (length < LENGTH) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(new String(bytes, from, LENGTH, StandardCharsets.ISO_8859_1));
        return form.matches()
                ? Optional.of(of(form.group(1), form.group(2), form.group(3).charAt(0)))
                : Optional.empty();
    }

    private static LogHead of(String at, String invocation, char letter) {
        return new LogHead(at, invocation, source(letter), Character.isUpperCase(letter));
    }

    private static Source source(char letter) {
        return switch (letter) {
            case 'o', 'O' -> Source.OUT;
            case 'e', 'E' -> Source.ERR;
            default -> Source.LAUNCHER;
        };
    }
}
