package io.gitproc.reconciler.dashboard;

import io.gitproc.reconciler.api.UnitView;
import io.gitproc.reconciler.journal.Entry;
import io.gitproc.reconciler.text.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A unit, as a row of the table.
 *
 * @param up since when it is as it is
 * @param check the newest answer to its health check: {@code HTTP 200 8ms}
 * @param flags {@code held}, {@code rejected}
 */
public record UnitRow(
        UnitLink unit,
        String description,
        Badge badge,
        Optional<CommitLine> commit,
        Optional<Stamp> up,
        Restarts restarts,
        Usage usage,
        Optional<Badge> check,
        List<String> flags) {
    private static final int DESCRIPTION_MAX = 80;

    /** @param entries of the journal, of this unit */
    static UnitRow of(UnitView unit, List<Entry> entries, Times times) {
        return new UnitRow(
                UnitLink.of(unit.name()),
                Printable.cut(Printable.line(unit.description()), DESCRIPTION_MAX),
                Badge.of(unit),
                unit.run().commit().map(commit -> CommitLine.of(commit, times)),
                unit.run().since().map(times::since),
                Restarts.of(unit.run().restarts(), entries, times),
                Usage.of(unit.resources()),
                unit.health().newest().map(UnitRow::check),
                flags(unit));
    }

    private static Badge check(UnitView.HealthCheck check) {
        String words = Printable.cut(Printable.line(check.answer()), DESCRIPTION_MAX) + " "
                + check.latency().toMillis() + "ms";
        return new Badge(check.passed() ? Tone.GOOD : Tone.BAD, words);
    }

    /** What the state does not say already. */
    private static List<String> flags(UnitView unit) {
        List<String> flags = new ArrayList<>();
        unit.drift().hold().ifPresent(hold -> flags.add("held"));
        if (!unit.drift().errors().isEmpty()) {
            flags.add("rejected");
        }
        flags.remove(Badge.of(unit).word());
        return flags;
    }
}
