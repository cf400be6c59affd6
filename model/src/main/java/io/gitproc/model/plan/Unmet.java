package io.gitproc.model.plan;

import io.gitproc.model.unit.ConditionFamily;
import java.util.Locale;

/**
 * Why a unit is not to be started on this host now.
 *
 * @param family whether that is no failure, or one
 * @param clause what is not met: {@code ConditionPathExists=/x is not met}
 */
public record Unmet(ConditionFamily family, String clause) {

    /** As people are told: {@code condition: ConditionPathExists=/x is not met}. */
    public String words() {
        return family.name().toLowerCase(Locale.ROOT) + ": " + clause;
    }

    /** Whether the unit is passed over, and who comes after it goes on as if it had started. */
    public boolean isSkip() {
        return family == ConditionFamily.CONDITION;
    }

    /** Of a unit that would start otherwise. */
    public UnitState state() {
        return switch (family) {
            case CONDITION -> UnitState.STOPPED;
            case ASSERT -> UnitState.FAILED;
        };
    }
}
