package io.gitproc.model.unit;

import java.util.function.Function;

/** A value, or the fault that kept it from being made. */
sealed interface Outcome<T> {
    <R> R match(Function<T, R> good, Function<Fault, R> bad);

    record Good<T>(T value) implements Outcome<T> {
        @Override
        public <R> R match(Function<T, R> good, Function<Fault, R> bad) {
            return good.apply(value);
        }
    }

    record Bad<T>(Fault fault) implements Outcome<T> {
        @Override
        public <R> R match(Function<T, R> good, Function<Fault, R> bad) {
            return bad.apply(fault);
        }
    }

    static <T> Outcome<T> good(T value) {
        return new Good<>(value);
    }

    static <T> Outcome<T> bad(int index, String predicate, String hint) {
        return new Bad<>(new Fault(index, Severity.WARNING, predicate, hint));
    }

    /** The same, with every fault so bad that the unit is refused. */
    default Outcome<T> refusing() {
        return match(Outcome::good, fault -> new Bad<>(fault.refusing()));
    }
}
