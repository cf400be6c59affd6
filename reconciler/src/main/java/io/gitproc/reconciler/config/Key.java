package io.gitproc.reconciler.config;

import java.util.function.Function;

/**
 * One row of the table of what the configuration file may say.
 *
 * @param <T> what a value is
 */
public final class Key<T> {
    private final String name;
    private final Kind<T> kind;
    private final Function<Surroundings, String> standard;
    private final String doc;

    Key(String name, Kind<T> kind, Function<Surroundings, String> standard, String doc) {
        this.name = name;
        this.kind = kind;
        this.standard = standard;
        this.doc = doc;
    }

    /** As it is written in the file. */
    public String name() {
        return name;
    }

    /** A sentence or two: what it means. */
    public String doc() {
        return doc;
    }

    /** What holds when the file does not say. */
    public String standard(Surroundings surroundings) {
        return standard.apply(surroundings);
    }

    T parse(String text, Base base) throws BadValueException {
        return kind.parse(text, base);
    }

    @Override
    public String toString() {
        return name;
    }
}
