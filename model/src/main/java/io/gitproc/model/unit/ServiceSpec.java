package io.gitproc.model.unit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a service unit asks for, once its text is understood.
 *
 * <p>Two texts that differ only in comments, blanks, the order of different directives, or in writing out a default
 * give equal specifications. Immutable.
 */
public final class ServiceSpec {
    private final UnitName name;
    /** In the order of the table; only what differs from the default. */
    private final Map<Directive<?>, Setting<?>> settings;

    private final SortedMap<Dependency, List<UnitName>> dependencies = new TreeMap<>();

    /** Computed when it is asked for, since each look asks. Two threads may both compute it: they find the same. */
    private @Nullable Digest identity;

    /** One directive and its value. */
    private record Setting<T>(Directive<T> directive, T value) {
        List<String> lines() {
            return directive.write(value);
        }

        boolean isDefault(ServiceSpec spec) {
            return value.equals(directive.orElse(spec));
        }
    }

    private ServiceSpec(UnitName name, Map<Directive<?>, Setting<?>> settings) {
        this.name = name;
        this.settings = settings;
        Directives.DEPENDENCIES.forEach((dependency, directive) -> {
            if (settings.containsKey(directive)) {
                dependencies.put(dependency, get(directive));
            }
        });
    }

    public UnitName name() {
        return name;
    }

    /** The directive's value, which is its default unless the unit asks for another one. */
    public <T> T get(Directive<T> directive) {
        // A setting is filed under its own directive only.
        @SuppressWarnings("unchecked")
        Setting<T> setting = (Setting<T>) settings.get(directive);
        return setting == null ? directive.orElse(this) : setting.value();
    }

    /** The units that it names, for each dependency that it has. */
    public SortedMap<Dependency, List<UnitName>> dependencies() {
        return Collections.unmodifiableSortedMap(dependencies);
    }

    /** The units that it names so; mostly none. */
    public List<UnitName> dependencies(Dependency dependency) {
        return dependencies.getOrDefault(dependency, List.of());
    }

    /** Whether the unit asks for something else than the default. */
    public boolean isSet(Directive<?> directive) {
        return settings.containsKey(directive);
    }

    /** Whether it is started on time, and not because it is wanted. */
    public boolean isTimed() {
        for (Directive<?> trigger : Directives.TRIGGERS) {
            if (isSet(trigger)) {
                return true;
            }
        }
        return false;
    }

    /** Every condition, or every assert, in the order of the table. */
    public List<Condition> conditions(ConditionFamily family) {
        return switch (family) {
            case CONDITION -> all(Directives.CONDITIONS.values());
            case ASSERT -> all(Directives.ASSERTS.values());
        };
    }

    private <T> List<T> all(Collection<Directive<List<T>>> directives) {
        List<T> all = new ArrayList<>();
        for (Directive<List<T>> directive : directives) {
            if (isSet(directive)) {
                all.addAll(get(directive));
            }
        }
        return all;
    }

    /**
     * What needs a restart when it changes: two specifications with one identity can be the same running process.
     *
     * <p>Over the canonical lines of the directives with {@link Effect#RESTART} that are set, so a directive that a
     * later version adds changes nobody's identity.
     */
    public Digest identity() {
        Digest known = identity;
        if (known == null) {
            known = digest(Effect.RESTART);
            identity = known;
        }
        return known;
    }

    /** What is adjusted while it runs, over the directives with {@link Effect#ADJUST}. */
    public Digest tuning() {
        return digest(Effect.ADJUST);
    }

    private Digest digest(Effect effect) {
        List<String> lines = new ArrayList<>();
        settings.forEach((directive, setting) -> {
            if (directive.onChange() == effect) {
                lines.addAll(setting.lines());
            }
        });
        return Digest.of(String.join("\n", lines));
    }

    /** The directives whose values differ, in the order of the table. */
    public List<Directive<?>> differences(ServiceSpec other) {
        return Directives.ALL.stream()
                .filter(directive -> !get(directive).equals(other.get(directive)))
                .toList();
    }

    /** What a unit file says right of the equals signs to give the directive's value; none when that says nothing. */
    public <T> List<String> values(Directive<T> directive) {
        return directive.write(get(directive)).stream()
                .map(line -> line.substring(directive.name().length() + 1))
                .toList();
    }

    /** A unit file that gives an equal specification: what is set, in the order of the table, without comments. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (String section : List.of(Directives.UNIT, Directives.SERVICE, Directives.OWN, Directives.TIMER)) {
            List<String> lines = lines(section);
            if (!lines.isEmpty()) {
                text.append(text.isEmpty() ? "" : "\n")
                        .append('[')
                        .append(section)
                        .append("]\n");
                lines.forEach(line -> text.append(closed(line)).append('\n'));
            }
        }
        return text.toString();
    }

    private List<String> lines(String section) {
        return settings.values().stream()
                .filter(setting -> setting.directive().section().equals(section))
                .flatMap(setting -> setting.lines().stream())
                .toList();
    }

    /** A backslash at the end would join the next line; a blank behind it does not count. */
    private static String closed(String line) {
        return line.endsWith("\\") ? line + " " : line;
    }

    /**
     * The same unit with another value for one directive.
     *
     * @param value as in a unit file; empty for the default
     * @throws IllegalArgumentException when the unit would be rejected or the value ignored; the message has the
     *     diagnostics
     */
    public ServiceSpec with(Directive<?> directive, String value) {
        Builder others = new Builder(name);
        settings.values().stream()
                .filter(setting -> setting.directive() != directive)
                .forEach(others::put);
        String line = value.isEmpty() ? "" : "[" + directive.section() + "]\n" + directive.name() + "=" + value + "\n";
        ParsedUnit parsed = UnitParser.parse(name, others.build().text() + line);
        return parsed.spec()
                .filter(spec -> parsed.diagnostics().isEmpty())
                .orElseThrow(
                        () -> new IllegalArgumentException(parsed.diagnostics().toString()));
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof ServiceSpec that && name.equals(that.name) && settings.equals(that.settings));
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, settings);
    }

    @Override
    public String toString() {
        return name + "\n" + text();
    }

    /** Collects values. For one thread. */
    static final class Builder {
        private final UnitName name;
        private final Map<Directive<?>, Setting<?>> settings = new LinkedHashMap<>();

        Builder(UnitName name) {
            this.name = name;
        }

        /** Reads a directive's lines; call it in the order of the table. */
        <T> void read(Directive<T> directive, List<Assignment> lines, Diagnostics out) {
            Optional<T> value = directive.parse(lines, out);
            value.ifPresent(present -> put(new Setting<>(directive, present)));
        }

        private void put(Setting<?> setting) {
            settings.put(setting.directive(), setting);
        }

        ServiceSpec build() {
            ServiceSpec all = new ServiceSpec(name, settings);
            Map<Directive<?>, Setting<?>> set = new LinkedHashMap<>(settings);
            set.values().removeIf(setting -> setting.isDefault(all));
            return new ServiceSpec(name, Collections.unmodifiableMap(set));
        }
    }
}
