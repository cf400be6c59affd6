package io.gitproc.model.unit;

/** What it means that one does not hold: the same questions may be asked as conditions and as asserts. */
public enum ConditionFamily {
    /** The unit is passed over, which is no failure. */
    CONDITION("Condition"),
    /** The unit has failed. */
    ASSERT("Assert");

    private final String prefix;

    ConditionFamily(String prefix) {
        this.prefix = prefix;
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
        return switch (this) {
            case CONDITION -> kind.doc() + " Else it is passed over. ! before it: not so; |: one such is enough.";
            case ASSERT -> "As " + CONDITION.directive(kind) + "=, and else it has failed.";
        };
    }
}
