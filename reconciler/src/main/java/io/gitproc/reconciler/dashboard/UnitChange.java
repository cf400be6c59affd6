package io.gitproc.reconciler.dashboard;

import io.gitproc.model.unit.Directive;
import io.gitproc.model.unit.Effect;
import io.gitproc.reconciler.source.EffectiveUnit;
import io.gitproc.reconciler.source.UnitDifference;
import java.util.List;

/**
 * What a commit changes in a unit.
 *
 * @param badge {@code added}, {@code restarts}, {@code rejected}
 * @param directives whose values change: {@code MemoryMax}
 */
public record UnitChange(UnitLink unit, Badge badge, List<String> directives, List<DiffLine> diff) {

    /** Of the two as they are: what is secret is taken out here. */
    static UnitChange of(UnitDifference difference) {
        UnitDifference shown = new UnitDifference(difference.from().map(Redaction::of), Redaction.of(difference.to()));
        return new UnitChange(
                UnitLink.of(difference.to().unit().value()),
                badge(difference),
                difference.directives().stream().map(Directive::name).toList(),
                DiffLine.of(shown.text()));
    }

    private static Badge badge(UnitDifference difference) {
        return switch (difference.kind()) {
            case ADDED -> isRight(difference.to()) ? new Badge(Tone.GOOD, "added") : rejected();
            case REMOVED -> new Badge(Tone.WARN, "removed");
            case ABSENT -> new Badge(Tone.QUIET, "nothing");
            case CHANGED -> isRight(difference.to()) ? changed(difference) : rejected();
        };
    }

    private static boolean isRight(EffectiveUnit unit) {
        return unit.spec().isPresent();
    }

    private static Badge rejected() {
        return new Badge(Tone.BAD, "rejected");
    }

    private static Badge changed(UnitDifference difference) {
        return difference.directives().stream()
                .map(Directive::onChange)
                .max(Effect::compareTo)
                .map(UnitChange::badge)
                .orElseGet(() -> new Badge(Tone.QUIET, "means the same"));
    }

    private static Badge badge(Effect strongest) {
        return switch (strongest) {
            case NONE -> new Badge(Tone.QUIET, "live");
            case ADJUST -> new Badge(Tone.BUSY, "adjusts");
            case RESTART -> new Badge(Tone.WARN, "restarts");
        };
    }
}
