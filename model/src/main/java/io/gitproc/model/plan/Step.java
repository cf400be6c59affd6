package io.gitproc.model.plan;

import io.gitproc.model.plan.Invocation.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a unit would do next if it were alone: {@link Life} says it, {@link Gate} holds it back. */
sealed interface Step {

    /** Start, now if the others allow it. */
    record Begin(String reason, Tally tally) implements Step {

        /** With nothing that counts against it. */
        static Begin anew(String reason) {
            return new Begin(reason, Tally.ZERO);
        }

        @Override
        public <R> R match(Function<Begin, R> begin, Function<Finish, R> finish, Function<Stay, R> stay) {
            return begin.apply(this);
        }
    }

    /** Ask to end, now if the others allow it. */
    record Finish(Invocation invocation, StopCause cause, Health health) implements Step {
        @Override
        public <R> R match(Function<Begin, R> begin, Function<Finish, R> finish, Function<Stay, R> stay) {
            return finish.apply(this);
        }
    }

    /**
     * Neither start nor end.
     *
     * @param actions that no other unit can hold back
     * @param settled whether nothing is under way
     * @param nextTry when it starts again by itself
     * @param wakeAt when to look again
     */
    record Stay(
            UnitState state,
            Health health,
            List<Action> actions,
            List<String> notes,
            boolean settled,
            Optional<Instant> nextTry,
            Optional<Instant> wakeAt)
            implements Step {

        /** Nothing runs, and nothing is to be done. */
        static Stay down(UnitState state) {
            return new Stay(state, Health.NONE, List.of(), List.of(), true, Optional.empty(), Optional.empty());
        }

        /** Nothing runs until an instant. */
        static Stay downUntil(UnitState state, Health health, Instant nextTry) {
            return new Stay(state, health, List.of(), List.of(), true, Optional.of(nextTry), Optional.of(nextTry));
        }

        static Stay up(UnitState state, Health health, boolean settled) {
            return new Stay(state, health, List.of(), List.of(), settled, Optional.empty(), Optional.empty());
        }

        Stay doing(Action action) {
            return new Stay(state, health, plus(actions, List.of(action)), notes, settled, nextTry, wakeAt);
        }

        @Override
        public Stay noting(String note) {
            return noting(List.of(note));
        }

        Stay noting(List<String> more) {
            return new Stay(state, health, actions, plus(notes, more), settled, nextTry, wakeAt);
        }

        private static <T> List<T> plus(List<T> some, List<T> more) {
            List<T> all = new ArrayList<>(some);
            all.addAll(more);
            return List.copyOf(all);
        }

        Stay wakingAt(Instant due) {
            return new Stay(state, health, actions, notes, settled, nextTry, Optional.of(due));
        }

        @Override
        public <R> R match(Function<Begin, R> begin, Function<Finish, R> finish, Function<Stay, R> stay) {
            return stay.apply(this);
        }
    }

    /** What stays tells people so too; what changes has a reason of its own. */
    default Step noting(String note) {
        return this;
    }

    /** Whether the unit is in a state, and to stay. */
    default boolean isIn(UnitState state) {
        return match(begin -> false, finish -> false, stay -> stay.state() == state);
    }

    /** Whether something runs that is stopping, or will be. */
    default boolean goesDown() {
        return match(begin -> false, finish -> true, stay -> stay.state() == UnitState.STOPPING);
    }

    default Optional<Begin> begin() {
        return match(Optional::of, finish -> Optional.empty(), stay -> Optional.empty());
    }

    default Optional<Finish> finish() {
        return match(begin -> Optional.empty(), Optional::of, stay -> Optional.empty());
    }

    default Optional<Stay> stay() {
        return match(begin -> Optional.empty(), finish -> Optional.empty(), Optional::of);
    }

    /** Exhaustive: a new step breaks the build where steps are gated. */
    <R> R match(Function<Begin, R> begin, Function<Finish, R> finish, Function<Stay, R> stay);
}
