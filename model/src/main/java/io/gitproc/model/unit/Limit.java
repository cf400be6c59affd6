package io.gitproc.model.unit;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** How much memory a unit may use: the value of {@code MemoryMax=}, {@code MemoryHigh=} and {@code MemorySwapMax=}. */
public sealed interface MemoryLimit {

    /** No limit. */
    record Infinite() implements MemoryLimit {
        @Override
        public <R> R match(Supplier<R> infinite, Function<Fixed, R> fixed, Function<Share, R> share) {
            return infinite.get();
        }

        @Override
        public String toString() {
            return INFINITY;
        }
    }

    /** At most that many bytes. */
    record Fixed(Bytes bytes) implements MemoryLimit {
        @Override
        public <R> R match(Supplier<R> infinite, Function<Fixed, R> fixed, Function<Share, R> share) {
            return fixed.apply(this);
        }

        @Override
        public String toString() {
            return bytes.toString();
        }
    }

    /** A share of the machine's memory; above 0 and at most 100%. */
    record Share(Percent percent) implements MemoryLimit {
        @Override
        public <R> R match(Supplier<R> infinite, Function<Fixed, R> fixed, Function<Share, R> share) {
            return share.apply(this);
        }

        @Override
        public String toString() {
            return percent.toString();
        }
    }

    /** No limit. */
    static MemoryLimit none() {
        return new Infinite();
    }

    /** How systemd writes that there is no limit. */
    String INFINITY = "infinity";

    <R> R match(Supplier<R> infinite, Function<Fixed, R> fixed, Function<Share, R> share);

    /**
     * As {@code MemoryMax=} takes it: a size, a percentage of the machine's memory, or {@code infinity}; never zero.
     */
    static Optional<MemoryLimit> parse(String text) {
        if (text.equals(INFINITY) || text.isEmpty()) {
            return Optional.of(none());
        }
        return Percent.parse(text)
                .filter(Percent::isPositiveShare)
                .<MemoryLimit>map(Share::new)
                .or(() -> Bytes.parse(text).filter(bytes -> bytes.value() > 0).map(Fixed::new));
    }

    /** As {@code MemorySwapMax=} takes it: as {@link #parse}, and zero for no swap at all. */
    static Optional<MemoryLimit> parseSwap(String text) {
        return Bytes.parse(text).<MemoryLimit>map(Fixed::new).or(() -> parse(text));
    }

    /**
     * The limit in bytes, rounded down; empty when there is none.
     *
     * @param machine what a share is of: the machine's memory, or its swap
     */
    default Optional<Bytes> of(Bytes machine) {
        return match(
                Optional::empty,
                fixed -> Optional.of(fixed.bytes()),
                share -> Optional.of(share.percent().of(machine)));
    }
}
