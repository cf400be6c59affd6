package io.gitproc.model.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A value to which each line adds elements.
 *
 * @param <E> an element
 * @param <T> the value made of all of them
 */
final class Listing<E, T> implements Grammar<T> {

    /** How one line becomes elements: those that are right; {@code out} hears of the others. */
    interface Elements<E> {
        List<E> read(Assignment line, Diagnostics out);
    }

    /** What an empty line does. */
    private enum Empty {
        RESETS,
        ADDS_NOTHING
    }

    private final Elements<E> elements;
    private final Function<List<E>, T> whole;
    private final Function<T, List<String>> writer;
    private final Empty empty;

    private Listing(Elements<E> elements, Function<List<E>, T> whole, Function<T, List<String>> writer, Empty empty) {
        this.elements = elements;
        this.whole = whole;
        this.writer = writer;
        this.empty = empty;
    }

    static <E, T> Listing<E, T> of(Elements<E> elements, Function<List<E>, T> whole, Function<T, List<String>> writer) {
        return new Listing<>(elements, whole, writer, Empty.RESETS);
    }

    /** Names of units are not taken back by an empty line. */
    Listing<E, T> growingOnly() {
        return new Listing<>(elements, whole, writer, Empty.ADDS_NOTHING);
    }

    @Override
    public Optional<T> read(List<Assignment> lines, Diagnostics out) {
        List<E> all = new ArrayList<>();
        for (Assignment line : lines) {
            if (line.isEmpty() && empty == Empty.RESETS) {
                all.clear();
            }
            all.addAll(elements.read(line, out));
        }
        return all.isEmpty() ? Optional.empty() : Optional.of(whole.apply(List.copyOf(all)));
    }

    @Override
    public List<String> write(T value) {
        return writer.apply(value);
    }
}
