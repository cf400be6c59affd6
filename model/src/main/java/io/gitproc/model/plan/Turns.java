package io.gitproc.model.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How many more units may start now, so that a host that comes up is not overrun. For one thread.
 *
 * <p>A unit that has been starting for long takes nobody's turn: a host full of oneshots that run for hours still starts
 * what has failed.
 */
final class Turns {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final int limit;
    private final Optional<Instant> nextAt;
    private int free;

    Turns(Draft draft) {
        List<Instant> over = draft.those(step -> step.isIn(UnitState.STARTING)).stream()
                .flatMap(unit -> draft.newest(unit).stream())
                .map(newest -> newest.launched().plus(PATIENCE))
                .filter(draft.observed().at()::isBefore)
                .toList();
        this.limit = draft.desired().startsAtOnce();
        this.free = limit - over.size();
        this.nextAt = over.stream().min(Comparator.naturalOrder());
    }

    /** Takes a turn, if there is one left. */
    boolean take() {
        free--;
        return free >= 0;
    }

    String note() {
        return "waits for its turn: " + limit + (limit == 1 ? " unit is" : " units are") + " starting";
    }

    /** When there may be another one though nothing has happened. */
    Optional<Instant> nextAt() {
        return nextAt;
    }
}
