package io.gitproc.model.plan;

import io.gitproc.model.plan.Step.Stay;
import io.gitproc.model.unit.UnitName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A plan in the making: the next step of each unit. First as if each were alone, then as the others have it. For one
 * thread.
 */
final class Draft {
    private final Desired desired;
    private final Observed observed;
    private final Bonds bonds;
    private final SortedMap<UnitName, Step> steps = new TreeMap<>();

    /** Each unit alone. */
    Draft(Desired desired, Observed observed) {
        this.desired = desired;
        this.observed = observed;
        this.bonds = Bonds.of(desired, observed);
        desired.units().keySet().forEach(this::alone);
        observed.units().keySet().forEach(this::alone);
    }

    private void alone(UnitName unit) {
        steps.computeIfAbsent(unit, it -> alone(it, Standing.ofItsOwn()));
    }

    private Step alone(UnitName unit, Standing standing) {
        return Life.next(status(unit), wanted(unit), desired.commit(), observed.at(), standing);
    }

    Desired desired() {
        return desired;
    }

    Observed observed() {
        return observed;
    }

    Bonds bonds() {
        return bonds;
    }

    SortedMap<UnitName, Step> steps() {
        return Collections.unmodifiableSortedMap(steps);
    }

    UnitStatus status(UnitName unit) {
        return observed.unit(unit).orElseGet(() -> UnitStatus.none(unit));
    }

    Optional<Invocation> newest(UnitName unit) {
        return status(unit).newest();
    }

    Optional<Wanted> wanted(UnitName unit) {
        return desired.unit(unit);
    }

    boolean isHeld(UnitName unit) {
        return wanted(unit).flatMap(Wanted::hold).isPresent();
    }

    /** Empty for what is neither wanted nor seen. */
    Optional<Step> step(UnitName unit) {
        return Optional.ofNullable(steps.get(unit));
    }

    void replace(UnitName unit, Step step) {
        steps.put(unit, step);
    }

    /** Decides a unit's step again, now that it is known how it stands to others. */
    void decide(UnitName unit, Standing standing) {
        replace(unit, alone(unit, standing));
    }

    private Optional<Stay> stay(UnitName unit) {
        return step(unit).flatMap(Step::stay);
    }

    /** Where a unit is, and is to stay. */
    Optional<UnitState> state(UnitName unit) {
        return stay(unit).map(Stay::state);
    }

    boolean begins(UnitName unit) {
        return step(unit).flatMap(Step::begin).isPresent();
    }

    /** The units of which something runs that is stopping, or will be. */
    List<UnitName> goingDown() {
        return those(Step::goesDown);
    }

    /** The units with such a step; it looks at each once. */
    List<UnitName> those(Predicate<Step> step) {
        List<UnitName> found = new ArrayList<>();
        steps.forEach((unit, next) -> {
            if (step.test(next)) {
                found.add(unit);
            }
        });
        return found;
    }

    boolean goesDown(UnitName unit) {
        return step(unit).filter(Step::goesDown).isPresent();
    }

    /** What waits for its time is where it should be. */
    boolean isReady(UnitName unit) {
        return step(unit)
                .filter(step ->
                        step.isIn(UnitState.RUNNING) || step.isIn(UnitState.EXITED) || step.isIn(UnitState.SCHEDULED))
                .isPresent();
    }

    /** Whether a condition has it passed over, which is a success: systemd.unit(5). */
    boolean isPassedOver(UnitName unit) {
        return status(unit).unmet().filter(Unmet::isSkip).isPresent()
                && step(unit).filter(step -> step.isIn(UnitState.STOPPED)).isPresent();
    }

    /** Whether it is ready, or about to be. */
    boolean comesUp(UnitName unit) {
        return begins(unit)
                || isReady(unit)
                || step(unit).filter(step -> step.isIn(UnitState.STARTING)).isPresent();
    }

    /** Whether nothing is under way with a unit. */
    boolean isSettled(UnitName unit) {
        return step(unit).isEmpty() || stay(unit).filter(Stay::settled).isPresent();
    }

    /** A clause on a unit that is not as another one wants it: {@code which is held}. */
    String plight(UnitName unit) {
        if (wanted(unit).isEmpty()) {
            return desired.rejected().contains(unit)
                    ? plight(UnitState.REJECTED)
                    : "which is not in " + desired.commit().brief();
        }
        if (begins(unit)) {
            return "which is to start";
        }
        return state(unit).map(Draft::plight).orElse("which is stopping");
    }

    private static String plight(UnitState state) {
        return switch (state) {
            case BACKOFF -> "which is in backoff";
            case CRASH_LOOP -> "which is in a crash loop";
            case WAITING -> "which waits";
            case RUNNING -> "which runs";
            case EXITED -> "which is active";
            case STARTING, STOPPING, STOPPED, SCHEDULED, FAILED, HELD, REJECTED -> "which is " + state.word();
        };
    }
}
