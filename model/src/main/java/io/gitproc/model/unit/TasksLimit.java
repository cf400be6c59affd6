package io.gitproc.model.unit;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;

/** How many tasks, threads included, a unit may have: the value of {@code TasksMax=}. */
public sealed interface TasksLimit {

    /** No limit. */
    record Infinite() implements TasksLimit {
        @Override
        public <R> R match(Supplier<R> infinite, Function<Fixed, R> fixed, Function<Share, R> share) {
            return infinite.get();
        }

        @Override
        public String toString() {
            return INFINITY;
        }
    }

    /** At most that many; at least one. */
    record Fixed(int count) implements TasksLimit {
        @Override
        public <R> R match(Supplier<R> infinite, Function<Fixed, R> fixed, Function<Share, R> share) {
            return fixed.apply(this);
        }

        @Override
        public String toString() {
            return Integer.toString(count);
        }
    }

    /** A share of what the machine can have; above 0 and at most 100%. */
    record Share(Percent percent) implements TasksLimit {
        @Override
        public <R> R match(Supplier<R> infinite, Function<Fixed, R> fixed, Function<Share, R> share) {
            return share.apply(this);
        }

        @Override
        public String toString() {
            return percent.toString();
        }
    }

    /** How systemd writes that there is no limit. */
    String INFINITY = "infinity";

    /** No limit. */
    static TasksLimit none() {
        return new Infinite();
    }

    <R> R match(Supplier<R> infinite, Function<Fixed, R> fixed, Function<Share, R> share);

    /** A number from 1, a percentage, or {@code infinity}. */
    static Optional<TasksLimit> parse(String text) {
        if (text.equals(INFINITY) || text.isEmpty()) {
            return Optional.of(none());
        }
        return Percent.parse(text)
                .filter(Percent::isPositiveShare)
                .<TasksLimit>map(Share::new)
                .or(() -> Numbers.between(1, Integer.MAX_VALUE, text).map(Fixed::new));
    }

    /**
     * The limit as a number, rounded down and at least 1; empty when there is none.
     *
     * @param machine how many tasks the machine can have
     */
    default OptionalLong of(long machine) {
        return match(
                OptionalLong::empty,
                fixed -> OptionalLong.of(fixed.count()),
                share -> OptionalLong.of(
                        Math.max(1, share.percent().of(new Bytes(machine)).value())));
    }
}
