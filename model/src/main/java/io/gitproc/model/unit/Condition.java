package io.gitproc.model.unit;

/**
 * One question to the host that is asked before a start, systemd.unit(5), "Conditions and Asserts".
 *
 * @param trigger whether it is one of those of which one is enough
 * @param negated whether the answer is to be no
 * @param parameter what is asked for; its specifiers are replaced
 */
public record Condition(ConditionKind kind, boolean trigger, boolean negated, String parameter) {

    /** The right side of its line, specifiers not escaped: {@code |!/x}. */
    public String text() {
        return (trigger ? "|" : "") + (negated ? "!" : "") + parameter;
    }

    /** What is asked, without the signs: equal for all that ask the same. */
    public String question() {
        return kind.word() + "=" + parameter;
    }

    /** Splits the signs off; blanks may follow each. */
    static Condition parse(ConditionKind kind, String text) {
        String behind = without(text, "|");
        String parameter = without(behind, "!");
        return new Condition(kind, text.startsWith("|"), behind.startsWith("!"), parameter);
    }

    private static String without(String text, String sign) {
        return text.startsWith(sign) ? text.substring(Blank.skip(text, 1)) : text;
    }

    Condition asking(String other) {
        return new Condition(kind, trigger, negated, other);
    }
}
