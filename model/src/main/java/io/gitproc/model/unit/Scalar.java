package io.gitproc.model.unit;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One value, of which the last line that is right counts. A line that is wrong leaves the value before it; an empty one
 * is read like any other.
 */
final class Scalar<T> implements Grammar<T> {
    private final Function<String, Outcome<T>> parser;
    private final Function<T, String> writer;
    private final Specifiers.Use specifiers;

    private Scalar(Function<String, Outcome<T>> parser, Function<T, String> writer, Specifiers.Use specifiers) {
        this.parser = parser;
        this.writer = writer;
        this.specifiers = specifiers;
    }

    static <T> Scalar<T> of(Function<String, Outcome<T>> parser, Function<T, String> writer) {
        return new Scalar<>(parser, writer, Specifiers.Use.LITERAL);
    }

    /**
     * A value that is right or wrong as a whole.
     *
     * @param noun what a wrong text is not: {@code a time span}
     */
    static <T> Scalar<T> of(
            String noun, String hint, Function<String, Optional<T>> parser, Function<T, String> writer) {
        return of(
                text -> parser.apply(text).map(Outcome::good).orElseGet(() -> Outcome.bad(0, "is not " + noun, hint)),
                writer);
    }

    /** A wrong line refuses the unit. */
    Scalar<T> refusing() {
        return new Scalar<>(text -> parser.apply(text).refusing(), writer, specifiers);
    }

    /** Specifiers are replaced before the text is read. */
    Scalar<T> expanding() {
        return new Scalar<>(parser, writer, Specifiers.Use.EXPANDED);
    }

    /** The same for a value that may lack; an empty line takes it away. */
    Scalar<Optional<T>> optional() {
        return new Scalar<>(
                text -> text.isEmpty() ? Outcome.good(Optional.empty()) : some(parser.apply(text)),
                value -> value.map(writer).orElse(""),
                specifiers);
    }

    private static <T> Outcome<Optional<T>> some(Outcome<T> outcome) {
        return outcome.match(value -> Outcome.good(Optional.of(value)), Outcome.Bad::new);
    }

    @Override
    public Optional<T> read(List<Assignment> lines, Diagnostics out) {
        Optional<T> value = Optional.empty();
        for (Assignment line : lines) {
            Optional<T> before = value;
            value = read(line, out).or(() -> before);
        }
        return value;
    }

    private Optional<T> read(Assignment line, Diagnostics out) {
        return text(line, out)
                .flatMap(text -> parser.apply(text).match(Optional::of, fault -> {
                    line.sayAt(fault.index(), fault.severity(), fault.predicate(), fault.hint(), out);
                    return Optional.empty();
                }));
    }

    private Optional<String> text(Assignment line, Diagnostics out) {
        return switch (specifiers) {
            case LITERAL -> Optional.of(line.text());
            case EXPANDED -> line.expanded(out).map(Blank::strip);
        };
    }

    @Override
    public List<String> write(T value) {
        return switch (specifiers) {
            case LITERAL -> List.of(writer.apply(value));
            case EXPANDED -> List.of(Grammar.escapePercent(writer.apply(value)));
        };
    }
}
