package io.gitproc.model.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What something must be, compared with an operand: {@code >=5.10}.
 *
 * @param operand never empty
 */
public record Comparison(Operator operator, String operand) {

    /** How it is to be to the operand. */
    public enum Operator {
        // The longer sign first: a shorter one may begin it.
        MATCHES_NOT("!$="),
        MATCHES("$="),
        AT_MOST("<="),
        AT_LEAST(">="),
        OTHER("<>"),
        UNEQUAL("!="),
        SAME("=="),
        BELOW("<"),
        ABOVE(">"),
        EQUAL("=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        /** Whether it is one of order, not of patterns. */
        public boolean isOrder() {
            return this != MATCHES && this != MATCHES_NOT;
        }

        /**
         * Whether an order of this kind holds.
         *
         * @param order what is compared with the operand, as by a {@link java.util.Comparator}
         */
        public boolean holds(int order) {
            return switch (this) {
                case AT_MOST -> order <= 0;
                case AT_LEAST -> order >= 0;
                case BELOW -> order < 0;
                case ABOVE -> order > 0;
                case EQUAL, SAME, MATCHES -> order == 0;
                case UNEQUAL, OTHER, MATCHES_NOT -> order != 0;
            };
        }

        private static Optional<Operator> of(String text) {
            return List.of(values()).stream()
                    .filter(operator -> text.startsWith(operator.sign))
                    .findFirst();
        }
    }

    /** Of an amount, which is a least one without a sign; empty when nothing follows the sign. */
    public static Optional<Comparison> ofAmount(String text) {
        return of(text, Operator.AT_LEAST)
                .filter(comparison -> comparison.operator().isOrder());
    }

    private static Optional<Comparison> of(String text, Operator fallback) {
        Optional<Operator> operator = Operator.of(text);
        String operand = Blank.strip(
                text.substring(operator.map(found -> found.sign.length()).orElse(0)));
        return operand.isEmpty() ? Optional.empty() : Optional.of(new Comparison(operator.orElse(fallback), operand));
    }

    /**
     * Of versions: words, which may be quoted, each a comparison or a pattern; a blank may follow the sign of the first
     * one. Empty when one of them is none.
     */
    public static Optional<List<Comparison>> ofVersions(String text) {
        Words words = Words.of(text, Words.Backslash.STAYS);
        List<String> texts = joined(words.list().stream().map(Word::text).toList());
        List<Comparison> all = new ArrayList<>();
        texts.forEach(word -> of(Blank.strip(word), Operator.MATCHES).ifPresent(all::add));
        boolean isRight = words.fault().isEmpty() && all.size() == texts.size();
        return isRight ? Optional.of(List.copyOf(all)) : Optional.empty();
    }

    private static List<String> joined(List<String> words) {
        boolean isSplit = words.size() > 1
                && List.of(Operator.values()).stream().anyMatch(operator -> operator.sign.equals(words.get(0)));
        if (!isSplit) {
            return words;
        }
        List<String> joined = new ArrayList<>(words.subList(1, words.size()));
        joined.set(0, words.get(0) + joined.get(0));
        return joined;
    }
}
