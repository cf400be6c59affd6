package io.gitproc.model.unit;

import java.util.Optional;

/** Whole numbers as values of directives. */
final class Numbers {
    private static final int DIGITS_MAX = 9;

    private Numbers() {}

    /** A decimal number with or without a sign. */
    static Optional<Integer> parse(String text) {
        String digits = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
        return Ascii.isNumber(digits) && digits.length() <= DIGITS_MAX
                ? Optional.of(Integer.valueOf(text))
                : Optional.empty();
    }

    /** As {@link #parse}, the bounds included. */
    static Optional<Integer> between(int min, int max, String text) {
        return parse(text).filter(number -> number >= min && number <= max);
    }

    static Grammar<Integer> between(int min, int max) {
        return scalar(min, max);
    }

    /** The same for a number that may lack; an empty line takes it away. */
    static Grammar<Optional<Integer>> optionalBetween(int min, int max) {
        return scalar(min, max).optional();
    }

    private static Scalar<Integer> scalar(int min, int max) {
        return Scalar.of(
                "a number from " + min + " to " + max,
                "write a whole number within these bounds",
                text -> between(min, max, text),
                String::valueOf);
    }
}
