package io.gitproc.reconciler;

import java.util.Optional;
import java.util.function.Supplier;

/** Something that is made when it is needed first, and once. Threads: any. */
final class Lazy<T> {
    private final Supplier<T> maker;
    private Optional<T> made = Optional.empty();

    Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    synchronized T value() {
        if (made.isEmpty()) {
            made = Optional.of(maker.get());
        }
        return made.get();
    }
}
