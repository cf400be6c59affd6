package io.gitproc.model.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A pattern of fnmatch(3): {@code *}, {@code ?}, {@code [a-z]}, {@code [!a-z]}, {@code [[:digit:]]} and a backslash.
 *
 * <p>It needs time in proportion to the length of the pattern times that of the text, whatever they are.
 */
final class Glob {
    private static final int END = -1;

    private final List<Token> tokens;
    private final boolean namesDot;

    /** @param isStar whether it stands for any number of characters, which {@code one} is not asked about */
    private record Token(boolean isStar, IntPredicate one) {
        static final Token STAR = new Token(true, c -> true);

        static Token of(IntPredicate one) {
            return new Token(false, one);
        }
    }

    private Glob(List<Token> tokens, boolean namesDot) {
        this.tokens = tokens;
        this.namesDot = namesDot;
    }

    static Glob of(String pattern) {
        return new Reader(pattern, Letters.AS_THEY_ARE).read();
    }

    /** One to which upper and lower case are the same. */
    static Glob ignoringCase(String pattern) {
        return new Reader(pattern, Letters.OF_ANY_CASE).read();
    }

    private enum Letters {
        AS_THEY_ARE,
        OF_ANY_CASE;

        IntPredicate over(IntPredicate plain) {
            return switch (this) {
                case AS_THEY_ARE -> plain;
                case OF_ANY_CASE ->
                    c -> plain.test(c) || plain.test(Character.toLowerCase(c)) || plain.test(Character.toUpperCase(c));
            };
        }
    }

    /** Whether it fits the name of a file; a dot in front is fitted by a dot alone, glob(7). */
    boolean fitsName(String name) {
        return (!name.startsWith(".") || namesDot) && fits(name);
    }

    /** Whether it fits the whole text. One star is gone back to, the last: what the ones before took need not change. */
    boolean fits(String text) {
        int[] characters = text.codePoints().toArray();
        int at = 0;
        int token = 0;
        int star = END;
        int resumeAt = 0;
        while (at < characters.length) {
            if (token < tokens.size() && tokens.get(token).isStar()) {
                star = token++;
                resumeAt = at;
            } else if (token < tokens.size() && tokens.get(token).one().test(characters[at])) {
                token++;
                at++;
            } else if (star != END) {
                token = star + 1;
                at = ++resumeAt;
            } else {
                return false;
            }
        }
        return tokens.subList(token, tokens.size()).stream().allMatch(Token::isStar);
    }

    /** Reads a pattern from left to right. */
    private static final class Reader {
        private final int[] pattern;
        private final Letters letters;
        private final boolean namesDot;
        private final List<Token> tokens = new ArrayList<>();
        private int index;

        Reader(String pattern, Letters letters) {
            this.pattern = pattern.codePoints().toArray();
            this.namesDot = pattern.startsWith(".") || pattern.startsWith("\\.");
            this.letters = letters;
        }

        Glob read() {
            while (index < pattern.length) {
                token(pattern[index++]);
            }
            return new Glob(List.copyOf(tokens), namesDot);
        }

        private void token(int c) {
            switch (c) {
                case '*' -> tokens.add(Token.STAR);
                case '?' -> tokens.add(Token.of(any -> true));
                case '[' -> bracket();
                case '\\' -> literal(index < pattern.length ? pattern[index++] : '\\');
                default -> literal(c);
            }
        }

        private void literal(int wanted) {
            tokens.add(Token.of(letters.over(c -> c == wanted)));
        }

        /** Without an end it is a bracket and nothing more. */
        private void bracket() {
            GlobSet set = GlobSet.at(pattern, index);
            if (set.end() == END) {
                literal('[');
            } else {
                index = set.end();
                IntPredicate any = letters.over(set.members());
                tokens.add(Token.of(set.isComplement() ? any.negate() : any));
            }
        }
    }
}
