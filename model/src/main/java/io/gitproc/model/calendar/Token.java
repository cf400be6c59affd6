package io.gitproc.model.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a text that knows where it stands.
 *
 * @param whole the text
 */
record Token(String whole, int from, int to) {
    private static final Pattern WORD = Pattern.compile("[^ \\t]+");

    static List<Token> words(String text) {
        List<Token> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(new Token(text, matcher.start(), matcher.end()));
        }
        return words;
    }

    String text() {
        return whole.substring(from, to);
    }

    /** What stands between the separators; at least one, which may be empty. */
    List<Token> split(String separator) {
        List<Token> parts = new ArrayList<>();
        Matcher matcher = Pattern.compile(separator).matcher(whole).region(from, to);
        int start = from;
        while (matcher.find()) {
            parts.add(new Token(whole, start, matcher.start()));
            start = matcher.end();
        }
        parts.add(new Token(whole, start, to));
        return parts;
    }

    Token after(int characters) {
        return new Token(whole, from + characters, to);
    }

    /** Without the last so many. */
    Token before(int characters) {
        return new Token(whole, from, to - characters);
    }

    boolean startsWithLetter() {
        return Character.isLetter(whole.charAt(from));
    }

    MisreadException wrong(String predicate, String hint) {
        return new MisreadException(from, predicate, hint);
    }
}
