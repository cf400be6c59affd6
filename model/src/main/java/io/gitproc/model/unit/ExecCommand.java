package io.gitproc.model.unit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One command of an {@code Exec…=} line. Quotes, escapes and specifiers are undone; variables are not replaced yet.
 *
 * @param prefixes what stands before the program
 * @param program an absolute path, or a name that is looked for in the system's directories of programs; never expanded
 * @param words what the program sees as its arguments, the zeroth included, before variables are replaced; at least one
 */
public record ExecCommand(SortedSet<Prefix> prefixes, String program, List<String> words) {

    /** A special prefix of systemd.service(5), "Command lines". */
    public enum Prefix {
        IGNORE_FAILURE("-"),
        ARGV0("@"),
        NO_VARIABLES(":"),
        FULLY_PRIVILEGED("+"),
        AMBIENT("!!"),
        NO_SETUID("!");

        private final String text;

        Prefix(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }

        /** The prefix at that place of a word. */
        static Optional<Prefix> at(String word, int index) {
            for (Prefix prefix : values()) {
                if (word.startsWith(prefix.text, index)) {
                    return Optional.of(prefix);
                }
            }
            return Optional.empty();
        }

        /** Whether the two cannot stand together: the same one twice, or two that speak of privileges. */
        boolean clashes(Prefix other) {
            return this == other || (isPrivilege() && other.isPrivilege());
        }

        private boolean isPrivilege() {
            return switch (this) {
                case FULLY_PRIVILEGED, AMBIENT, NO_SETUID -> true;
                case IGNORE_FAILURE, ARGV0, NO_VARIABLES -> false;
            };
        }
    }

    public ExecCommand {
        prefixes = Collections.unmodifiableSortedSet(new TreeSet<>(prefixes));
        words = List.copyOf(words);
    }

    /** A command without prefixes. */
    public static ExecCommand of(String program, String... arguments) {
        List<String> words = new ArrayList<>(List.of(program));
        Collections.addAll(words, arguments);
        return new ExecCommand(Collections.emptySortedSet(), program, words);
    }

    static ExecCommand of(Collection<Prefix> prefixes, String program, List<String> words) {
        return new ExecCommand(new TreeSet<>(prefixes), program, words);
    }

    /** Whether a failure of this command counts as a success. */
    public boolean ignoresFailure() {
        return prefixes.contains(Prefix.IGNORE_FAILURE);
    }

    /**
     * What the program is given, the zeroth argument included.
     *
     * <p>Source: systemd.service(5), "Command lines": a word {@code $NAME} is replaced by the words of the value, and
     * goes when there are none; {@code ${NAME}} is replaced within a word and splits nothing; {@code $$} is a dollar
     * sign. Values are not expanded again.
     *
     * @param environment the value of a variable, or empty when it is not set
     * @return may be empty when the zeroth word was a variable that is not set
     */
    public List<String> argv(Function<String, Optional<String>> environment) {
        if (prefixes.contains(Prefix.NO_VARIABLES)) {
            return words;
        }
        VariableExpansion expansion = new VariableExpansion(environment);
        return words.stream().flatMap(word -> expansion.words(word).stream()).toList();
    }

    /** As in a unit file, apart from specifiers: a line that is read back as an equal command. */
    @Override
    public String toString() {
        boolean namesItself = prefixes.contains(Prefix.ARGV0);
        String head = prefixes.stream().map(Prefix::text).collect(Collectors.joining());
        List<String> tail = namesItself ? words : words.subList(1, words.size());
        List<String> line = new ArrayList<>(List.of(Words.quote(head + (namesItself ? program : words.get(0)))));
        tail.stream().map(Words::quote).forEach(line::add);
        return String.join(" ", line);
    }
}
