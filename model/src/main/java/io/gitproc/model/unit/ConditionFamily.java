package io.gitproc.model.unit;

/** What it means that one does not hold: the same questions may be asked as conditions and as asserts. */
public enum ConditionFamily {
    /** The unit is passed over, which is no failure. */
    CONDITION("Condition", "it is passed over"),
    /** The unit has failed. */
    ASSERT("Assert", "it has failed");

    private final String prefix;
    private final String verdict;

    ConditionFamily(String prefix, String verdict) {
        this.prefix = prefix;
        this.verdict = verdict;
    }

    /** {@code ConditionPathExists}. */
    public String directive(ConditionKind kind) {
        return prefix + kind.word();
    }

    /** As in a unit file, in short: {@code ConditionPathExists=!/x}. */
    public String line(Condition condition) {
        return Quoted.of(directive(condition.kind()), condition.text());
    }

    String doc(ConditionKind kind) {
        return kind.doc() + " Else " + verdict + ". ! before it: the opposite; |: one such is enough. Empty: takes all "
                + prefix + "…= back.";
    }
}
