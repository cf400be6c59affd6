package io.gitproc.model.unit;

import java.util.List;
import java.util.Optional;

/**
 * How a unit hangs on others: the lists of units of systemd.unit(5), each with a directive.
 *
 * <p>Order and requirement are kept apart, as there: {@code After=} requires nothing, {@code Requires=} orders nothing.
 */
public enum Dependency {
    AFTER("After", "Units that are to be ready before this one starts. Pulls nothing in. Services only."),
    BEFORE("Before", "Units that start only when this one is ready: After= from the other side."),
    REQUIRES(
            "Requires",
            "Units that it waits for while they cannot come up; a stop or restart of one is one of it too. Orders nothing."),
    REQUISITE("Requisite", "As Requires=, and each must be ready when it starts."),
    WANTS("Wants", "Units that it would like to run beside: a word in its notes when one does not."),
    BINDS_TO("BindsTo", "As Requires=, and it is stopped too when one of them ends by itself."),
    PART_OF("PartOf", "Units whose stop or restart is one of this unit too."),
    UPHOLDS("Upholds", "Units that are started again, whatever their Restart= says, while this one is ready."),
    CONFLICTS(
            "Conflicts", "Units beside which it does not start, nor they beside it. What runs is not stopped for it."),
    ON_FAILURE("OnFailure", "Units that run once each time this one fails or enters a crash loop, and only then."),
    ON_SUCCESS("OnSuccess", "Units that run once each time this one ends well for good, and only then.");

    private final String directive;
    private final String doc;

    Dependency(String directive, String doc) {
        this.directive = directive;
        this.doc = doc;
    }

    /** {@code BindsTo}. */
    String directive() {
        return directive;
    }

    /** An old name of it. */
    List<String> aliases() {
        return this == BINDS_TO ? List.of("BindTo") : List.of();
    }

    String doc() {
        return doc;
    }

    /** Whether it is a matter of order alone. */
    public boolean orders() {
        return this == AFTER || this == BEFORE;
    }

    /** Whether the unit does not start while the other one cannot. */
    public boolean needs() {
        return switch (this) {
            case REQUIRES, REQUISITE, BINDS_TO -> true;
            case AFTER, BEFORE, WANTS, PART_OF, UPHOLDS, CONFLICTS, ON_FAILURE, ON_SUCCESS -> false;
        };
    }

    /** Whether a stop or restart of the other one, asked for or automatic, is one of the unit too. */
    public boolean follows() {
        return needs() || this == PART_OF;
    }

    /** Whether the other one runs only when it is called. */
    public boolean calls() {
        return this == ON_FAILURE || this == ON_SUCCESS;
    }

    /** What the unit is to the other one, for people: {@code requires}. */
    public Optional<String> verb() {
        return switch (this) {
            case REQUIRES -> Optional.of("requires");
            case REQUISITE -> Optional.of("needs");
            case WANTS -> Optional.of("wants");
            case BINDS_TO -> Optional.of("is bound to");
            case PART_OF -> Optional.of("is part of");
            case AFTER, BEFORE, UPHOLDS, CONFLICTS, ON_FAILURE, ON_SUCCESS -> Optional.empty();
        };
    }
}
