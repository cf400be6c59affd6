package io.gitproc.model.plan;

import io.gitproc.model.plan.Step.Stay;
import io.gitproc.model.unit.Directives;
import io.gitproc.model.unit.UnitName;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Lets a unit wait that must not start beside the others as they are: {@code Requires=}, {@code Requisite=},
 * {@code BindsTo=}, {@code PartOf=} and {@code Conflicts=}. It starts by itself as soon as they are otherwise.
 *
 * <p>That one waits lets those wait that need it. Of two that conflict and could both start, the first by name does.
 */
final class Admission {
    private final Draft draft;
    private final SortedMap<UnitName, Bar> bars = new TreeMap<>();
    private final Deque<UnitName> open = new ArrayDeque<>();

    Admission(Draft draft) {
        this.draft = draft;
    }

    void spread() {
        List<UnitName> starting = draft.those(step -> step.begin().isPresent());
        starting.forEach(unit -> bar(unit, unmet(unit).or(() -> conflict(unit, this::isUp))));
        starting.forEach(unit -> {
            settle();
            bar(unit, conflict(unit, other -> draft.begins(other) && other.compareTo(unit) < 0));
        });
        settle();
        if (!bars.isEmpty()) {
            say();
        }
    }

    /** What each waits for. */
    private void say() {
        Waits waits = new Waits(draft, bars);
        bars.forEach((unit, bar) -> draft.replace(
                unit,
                Stay.up(UnitState.WAITING, Health.NONE, waits.isInVain(unit)).noting(bar.words(draft))));
    }

    /** What needs a unit that waits now is looked at again. */
    private void settle() {
        while (!open.isEmpty()) {
            UnitName unit = open.remove();
            bar(unit, unmet(unit));
        }
    }

    private void bar(UnitName unit, Optional<Bar> bar) {
        if (draft.begins(unit) && bar.isPresent()) {
            bars.put(unit, bar.get());
            draft.replace(unit, Stay.up(UnitState.WAITING, Health.NONE, false));
            draft.bonds().onto(unit).forEach(bond -> open.add(bond.unit()));
        }
    }

    // What it needs.

    private Optional<Bar> unmet(UnitName unit) {
        return draft.bonds().of(unit).stream()
                .filter(bond -> bond.kind().follows() && !isMet(bond))
                .findFirst()
                .map(bond -> new Bar(bond.kind().verb().orElse(""), bond.other()));
    }

    private boolean isMet(Bond bond) {
        UnitName other = bond.other();
        return switch (bond.kind()) {
            case REQUIRES -> isWanted(other) && (draft.comesUp(other) || draft.isPassedOver(other));
            case BINDS_TO -> isWanted(other) && draft.comesUp(other);
            case REQUISITE -> isWanted(other) && draft.isReady(other);
            case PART_OF -> !draft.isHeld(other) && !draft.goesDown(other);
            case AFTER, BEFORE, WANTS, UPHOLDS, CONFLICTS, ON_FAILURE, ON_SUCCESS -> true;
        };
    }

    private boolean isWanted(UnitName unit) {
        return draft.wanted(unit).isPresent();
    }

    // What it conflicts with.

    private Optional<Bar> conflict(UnitName unit, Predicate<UnitName> isInTheWay) {
        return draft.bonds().rivals(unit).stream()
                .filter(isInTheWay)
                .findFirst()
                .map(other -> new Bar("conflicts with", other));
    }

    /** Whether it runs, or is tried again by itself. */
    private boolean isUp(UnitName unit) {
        return draft.status(unit).alive()
                || draft.goesDown(unit)
                || draft.state(unit)
                        .filter(state -> switch (state) {
                            case RUNNING, STARTING, STOPPING, BACKOFF, CRASH_LOOP -> true;
                            case EXITED -> remains(unit);
                            case STOPPED, SCHEDULED, FAILED, HELD, WAITING, REJECTED -> false;
                        })
                        .isPresent();
    }

    private boolean remains(UnitName unit) {
        return draft.newest(unit)
                .filter(last -> last.spec().get(Directives.REMAIN_AFTER_EXIT))
                .isPresent();
    }
}
