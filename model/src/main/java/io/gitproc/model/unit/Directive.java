package io.gitproc.model.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One row of the table {@link Directives}: everything there is to know about a directive.
 *
 * @param <T> its value; equal values mean the same
 */
public final class Directive<T> {
    private final List<String> sections;
    private final String name;
    private final List<String> aliases;
    private final List<String> keys;
    private final List<String> resets;
    private final Grammar<T> grammar;
    private final Function<ServiceSpec, T> fallback;
    private final Effect effect;
    private final String doc;

    private Directive(Row<T> row, Function<ServiceSpec, T> fallback, String doc) {
        this.sections = List.copyOf(row.sections);
        this.name = row.name;
        this.aliases = List.copyOf(row.aliases);
        this.keys = Stream.concat(Stream.of(name), aliases.stream()).toList();
        this.resets = List.copyOf(row.resets);
        this.grammar = row.grammar;
        this.fallback = fallback;
        this.effect = row.effect;
        this.doc = doc;
    }

    /** Begins a row: {@code row("Service", "Restart", …).orElse(NO).doc("…")}. */
    static <T> Row<T> row(String section, String name, Grammar<T> grammar) {
        return new Row<>(section, name, grammar);
    }

    /** A row in the making. For one thread. */
    static final class Row<T> {
        private final List<String> sections = new ArrayList<>();
        private final List<String> aliases = new ArrayList<>();
        private final List<String> resets = new ArrayList<>();
        private final String name;
        private final Grammar<T> grammar;
        private Effect effect = Effect.NONE;

        private Row(String section, String name, Grammar<T> grammar) {
            this.sections.add(section);
            this.name = name;
            this.grammar = grammar;
        }

        /** Other sections in which it may stand. */
        Row<T> alsoIn(String... others) {
            sections.addAll(List.of(others));
            return this;
        }

        /** Another name for it. */
        Row<T> alias(String other) {
            aliases.add(other);
            return this;
        }

        /** Other directives of which an empty line takes back what this one says. */
        Row<T> resetBy(List<String> others) {
            resets.addAll(others);
            return this;
        }

        Row<T> onChange(Effect change) {
            effect = change;
            return this;
        }

        Directive<T> orElse(T value, String doc) {
            return new Directive<>(this, spec -> value, doc);
        }

        /**
         * A default that hangs on other directives.
         *
         * @param value may ask the unit for them; they must not ask for this one
         */
        Directive<T> orElse(Function<ServiceSpec, T> value, String doc) {
            return new Directive<>(this, value, doc);
        }
    }

    /** The section that it belongs to, without brackets: {@code Service}. */
    public String section() {
        return sections.get(0);
    }

    /** Every section in which it is read, {@link #section} first. */
    public List<String> sections() {
        return sections;
    }

    /** In systemd's spelling. */
    public String name() {
        return name;
    }

    /** Other names of it. */
    public List<String> aliases() {
        return aliases;
    }

    /** What a new value does to a unit that runs. */
    public Effect onChange() {
        return effect;
    }

    /** The value that a unit has when it says nothing else. */
    public T orElse(ServiceSpec spec) {
        return fallback.apply(spec);
    }

    /** That value as lines of a unit file; none when a unit has no such value by itself. */
    public List<String> standard(ServiceSpec spec) {
        return write(orElse(spec));
    }

    /** One paragraph for people: what it does, and what may be written. */
    public String doc() {
        return doc;
    }

    /** Every name that assigns to it, its own first. */
    List<String> keys() {
        return keys;
    }

    /** Every key of which it may read a line. */
    List<String> heard() {
        return Stream.concat(keys.stream(), resets.stream()).distinct().toList();
    }

    /** Whether it reads this line of a section of its own. */
    boolean reads(Assignment line) {
        return keys.contains(line.key()) || (line.isEmpty() && resets.contains(line.key()));
    }

    /** The value that these lines give; empty when none of them is right. */
    Optional<T> parse(List<Assignment> lines, Diagnostics out) {
        return grammar.read(lines, out);
    }

    /** Lines of a unit file that give this value. */
    List<String> write(T value) {
        return grammar.write(value).stream().map(text -> name + "=" + text).toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
