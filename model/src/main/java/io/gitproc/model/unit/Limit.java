package io.gitproc.model.unit;

import java.util.Optional;
import java.util.function.Function;

/** How much of something a unit may have: the value of {@code MemoryMax=}, {@code TasksMax=} and their like. */
public sealed interface Limit<T> {
    /** How systemd writes that there is none. */
    String INFINITY = "infinity";

    /** No limit. */
    record Infinite<T>() implements Limit<T> {
        @Override
        public Optional<T> of(Function<Percent, T> machine) {
            return Optional.empty();
        }

        @Override
        public String toString() {
            return INFINITY;
        }
    }

    /** At most that much. */
    record Fixed<T>(T amount) implements Limit<T> {
        @Override
        public Optional<T> of(Function<Percent, T> machine) {
            return Optional.of(amount);
        }

        @Override
        public String toString() {
            return amount.toString();
        }
    }

    /** A share of what the machine has; above 0 and at most 100%. */
    record Share<T>(Percent percent) implements Limit<T> {
        @Override
        public Optional<T> of(Function<Percent, T> machine) {
            return Optional.of(machine.apply(percent));
        }

        @Override
        public String toString() {
            return percent.toString();
        }
    }

    static <T> Limit<T> none() {
        return new Infinite<>();
    }

    /** As {@code MemoryMax=} takes it: a size, a percentage of the machine's memory, or {@code infinity}; never zero. */
    static Optional<Limit<Bytes>> memory(String text) {
        return parse(text, size -> Bytes.parse(size).filter(bytes -> bytes.value() > 0));
    }

    /** As {@code MemorySwapMax=} takes it: as {@link #memory}, and zero for no swap at all. */
    static Optional<Limit<Bytes>> swap(String text) {
        return parse(text, Bytes::parse);
    }

    /** As {@code TasksMax=} takes it: a number from 1, a percentage, or {@code infinity}. */
    static Optional<Limit<Long>> tasks(String text) {
        return parse(
                text, number -> Numbers.between(1, Integer.MAX_VALUE, number).map(Integer::longValue));
    }

    private static <T> Optional<Limit<T>> parse(String text, Function<String, Optional<T>> amount) {
        if (text.equals(INFINITY) || text.isEmpty()) {
            return Optional.of(none());
        }
        return Percent.parse(text)
                .filter(Percent::isPositiveShare)
                .<Limit<T>>map(Share::new)
                .or(() -> amount.apply(text).map(Fixed::new));
    }

    /**
     * How much that is; empty when there is no limit.
     *
     * @param machine how much a share is of what the machine has
     */
    Optional<T> of(Function<Percent, T> machine);
}
