package io.gitproc.reconciler.source;

import io.gitproc.model.unit.Directive;
import java.util.List;
import java.util.Optional;

/**
 * A unit as a host has it at two commits.
 *
 * @param from empty when nothing runs yet
 */
public record UnitDifference(Optional<EffectiveUnit> from, EffectiveUnit to) {

    /** What becomes of the unit as a whole. */
    public enum Kind {
        /** Both commits have it. */
        CHANGED,
        ADDED,
        REMOVED,
        /** Neither has it. */
        ABSENT
    }

    public Kind kind() {
        boolean before = from.filter(unit -> !unit.parts().isEmpty()).isPresent();
        if (to.parts().isEmpty()) {
            return before ? Kind.REMOVED : Kind.ABSENT;
        }
        return before ? Kind.CHANGED : Kind.ADDED;
    }

    /** Whether not even the text differs. */
    public boolean isEmpty() {
        return before().equals(to.text());
    }

    /** The directives whose values differ, in the order of the table; none unless both commits have it, and right. */
    public List<Directive<?>> directives() {
        return from.flatMap(EffectiveUnit::spec)
                .flatMap(before -> to.spec().map(after -> after.differences(before)))
                .orElse(List.of());
    }

    /** The hunks of a unified diff of all its files, one behind the other. Hostile text. */
    public List<String> text() {
        return TextDiff.of(before(), to.text());
    }

    private List<String> before() {
        return from.map(EffectiveUnit::text).orElse(List.of());
    }
}
