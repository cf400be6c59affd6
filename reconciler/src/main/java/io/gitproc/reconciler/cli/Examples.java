package io.gitproc.reconciler.cli;

import io.gitproc.model.unit.Directive;
import io.gitproc.model.unit.Directives;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How directives are written, as a part of a unit file: {@code examples.txt}, where a block shows its first line. */
final class Examples {
    private static final String ASSERT = "Assert";
    private static final String CONDITION = "Condition";

    private final SortedMap<String, List<String>> blocks = new TreeMap<>();

    private Examples(String text) {
        Stream.of(text.strip().split("\n\n"))
                .map(block -> block.lines().toList())
                .forEach(lines -> blocks.put(key(lines.get(0)), lines));
    }

    static Examples read() {
        return new Examples(Resource.text("examples.txt"));
    }

    /** Lines of a unit file with their sections; empty for what needs none, such as a yes or no. */
    Optional<String> of(Directive<?> directive) {
        return lines(directive.name()).map(Examples::sectioned);
    }

    /** What holds for a condition holds for its assert. */
    private Optional<List<String>> lines(String name) {
        return name.startsWith(ASSERT)
                ? lines(CONDITION + name.substring(ASSERT.length()))
                        .map(lines -> lines.stream()
                                .map(line -> line.replace(CONDITION, ASSERT))
                                .toList())
                : Optional.ofNullable(blocks.get(name));
    }

    private static String sectioned(List<String> lines) {
        return lines.stream()
                .map(line -> directive(key(line)).section())
                .distinct()
                .map(section -> section(section, lines))
                .collect(Collectors.joining("\n\n"));
    }

    private static String section(String section, List<String> lines) {
        return lines.stream()
                .filter(line -> directive(key(line)).section().equals(section))
                .collect(Collectors.joining("\n", "[" + section + "]\n", ""));
    }

    private static Directive<?> directive(String name) {
        return Directives.ALL.stream()
                .filter(directive -> directive.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("an example for " + name + ", which is no directive"));
    }

    private static String key(String line) {
        return line.substring(0, line.indexOf('='));
    }
}
