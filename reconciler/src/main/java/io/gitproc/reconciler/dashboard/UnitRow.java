package io.gitproc.reconciler.dashboard;

import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.api.Told;
import io.gitproc.reconciler.api.UnitView;
import io.gitproc.reconciler.journal.Entry;
import io.gitproc.reconciler.source.Revision;
import io.gitproc.reconciler.source.UnitChanges;
import io.gitproc.reconciler.text.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A unit, as a row of the table.
 *
 * @param commit that last changed it; while that is not known, the one that it was started from
 * @param age of the commit: {@code 4min}; empty while nothing but its id is known
 * @param up since when it is as it is
 * @param check the newest answer to its health check: {@code 200 8ms}
 * @param flags {@code held}, {@code rejected}, {@code update failed}, {@code next run 02:00:00}
 */
public record UnitRow(
        UnitLink unit,
        String description,
        Badge badge,
        Optional<CommitLine> commit,
        String age,
        Optional<Stamp> up,
        Restarts restarts,
        Usage usage,
        Optional<Badge> check,
        List<String> flags) {
    private static final int DESCRIPTION_MAX = 80;

    /**
     * Of units, in their order.
     *
     * @param told of all units
     * @param changes the commit that last changed each, as far as that is known
     */
    static List<UnitRow> of(List<UnitView> units, Told told, UnitChanges changes, Times times) {
        Map<String, List<Entry>> entries = told.entries().stream()
                .filter(entry -> entry.unit().isPresent())
                .collect(Collectors.groupingBy(
                        entry -> entry.unit().orElseThrow().value()));
        return units.stream()
                .map(unit -> of(unit, change(unit, changes), entries.getOrDefault(unit.name(), List.of()), times))
                .toList();
    }

    static Optional<Revision> change(UnitView unit, UnitChanges changes) {
        return UnitName.parse(unit.name()).flatMap(changes::of);
    }

    /**
     * Of a unit.
     *
     * @param change the commit that last changed it
     * @param entries of the journal, of this unit
     */
    static UnitRow of(UnitView unit, Optional<Revision> change, List<Entry> entries, Times times) {
        Optional<Revision> commit = change.or(unit.run()::commit);
        return new UnitRow(
                UnitLink.of(unit.name()),
                Printable.cut(Printable.line(unit.description()), DESCRIPTION_MAX),
                Badge.of(unit),
                commit.map(it -> CommitLine.of(it, times)),
                commit.flatMap(times::age).orElse(""),
                unit.run().since().map(times::since),
                Restarts.of(unit.run().restarts(), entries, times),
                Usage.of(unit.resources()),
                unit.health().newest().map(UnitRow::check),
                flags(unit, times));
    }

    private static Badge check(UnitView.HealthCheck check) {
        String answer =
                Printable.cut(Printable.line(check.answer()), DESCRIPTION_MAX).replaceFirst("^HTTP ", "");
        return new Badge(
                check.passed() ? Tone.GOOD : Tone.BAD,
                answer + " " + check.latency().toMillis() + "ms");
    }

    /** What the state does not say already. */
    private static List<String> flags(UnitView unit, Times times) {
        List<String> flags = new ArrayList<>();
        unit.drift().hold().ifPresent(hold -> flags.add("held"));
        if (!unit.drift().errors().isEmpty()) {
            flags.add("rejected");
        }
        unit.drift().failedUpdate().ifPresent(failed -> flags.add("update failed"));
        unit.timer()
                .flatMap(UnitView.Timer::next)
                .ifPresent(next -> flags.add("next run " + times.at(next).words()));
        flags.remove(Badge.of(unit).word());
        return flags;
    }
}
