package io.gitproc.model.unit;

import java.util.List;

/** What a host demands of every unit, beyond what the directives say. */
@FunctionalInterface
public interface UnitRule {
    /** Demands nothing. */
    UnitRule NONE = spec -> List.of();

    /** What rejects the unit; empty when it may run. */
    List<Breach> breaches(ServiceSpec spec);

    /**
     * A directive whose value the host forbids.
     *
     * @param directive shown by its last line; it may be one that the unit does not set
     * @param message as in {@link Diagnostic}
     */
    record Breach(Directive<?> directive, String message, String hint) {}
}
