package io.gitproc.model.unit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code Environment=}: assignments between blanks, with quotes, C escapes and specifiers, of which the last of a
 * name counts.
 */
final class Environments {
    static final Grammar<SortedMap<String, String>> GRAMMAR =
            Listing.of(Environments::variables, Environments::byName, Environments::write);

    /** The key in a unit file. */
    static final String KEY = "Environment";

    private static final String HINT = "write NAME=value, the name of letters, digits and _; quote a value with blanks";

    private static final Pattern FIRST_NAME = Pattern.compile("[\"']?[A-Za-z_][A-Za-z0-9_]*=?");

    private Environments() {}

    /** As it may stand in a message: the first name, and nothing of what follows it. */
    static String shown(String text) {
        Matcher name = FIRST_NAME.matcher(text);
        String head = name.lookingAt() ? name.group() : "";
        return head.length() == text.length() ? text : head + "…";
    }

    private static List<Variable> variables(Assignment line, Diagnostics out) {
        Words words = Words.of(line.text(), Words.Backslash.ESCAPES_STRICTLY);
        words.fault()
                .ifPresent(fault -> line.sayAt(
                        fault.index(),
                        Severity.WARNING,
                        fault.predicate() + "; from there on the line is ignored",
                        fault.hint(),
                        out));
        List<Variable> variables = new ArrayList<>();
        words.list().forEach(word -> variable(word, line, out).ifPresent(variables::add));
        return variables;
    }

    private static Optional<Variable> variable(Word word, Assignment line, Diagnostics out) {
        return line.expanded(word.text(), word.start(), out)
                .flatMap(assignment -> Variable.parse(assignment).or(() -> {
                    line.sayAt(word.start(), Severity.WARNING, "has a word that assigns no variable", HINT, out);
                    return Optional.empty();
                }));
    }

    static SortedMap<String, String> byName(List<Variable> variables) {
        SortedMap<String, String> byName = new TreeMap<>();
        variables.forEach(variable -> byName.put(variable.name(), variable.value()));
        return Collections.unmodifiableSortedMap(byName);
    }

    private static List<String> write(SortedMap<String, String> environment) {
        return environment.entrySet().stream()
                .map(entry -> new Variable(entry.getKey(), entry.getValue()).toString())
                .map(assignment -> Grammar.escapePercent(Words.quote(assignment)))
                .toList();
    }
}
