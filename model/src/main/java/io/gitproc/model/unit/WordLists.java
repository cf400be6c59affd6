package io.gitproc.model.unit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The grammars of lists of words: each line adds some, with specifiers, and an empty one takes them back. */
final class WordLists {
    static final Grammar<List<String>> ACCOUNTS = new WordLists(
                    "the name or number of a group",
                    "write names without colons and slashes, with blanks between them",
                    Severity.ERROR,
                    AccountName::parse)
            .grammar();

    /** A wrong one refuses the unit: it would run without its directory. */
    static final Grammar<List<String>> DIRECTORIES = new WordLists(
                    "a relative path",
                    "write names such as web or web/cache, without a slash in front, without .. and without :",
                    Severity.ERROR,
                    UnixPath::relative)
            .grammar();

    static final Grammar<List<String>> VARIABLE_NAMES = new WordLists(
                    "the name of a variable",
                    "write names of letters, digits and _, with blanks between them",
                    Severity.WARNING,
                    name -> Optional.of(name).filter(Variable::isName))
            .grammar();

    static final Grammar<List<String>> VARIABLES_TO_UNSET = new WordLists(
                    "the name of a variable or an assignment to one",
                    "write NAME, or NAME=value for this value only",
                    Severity.WARNING,
                    WordLists::nameOrAssignment)
            .grammar();

    private final String noun;
    private final String hint;
    private final Severity severity;
    private final Function<String, Optional<String>> parser;

    private WordLists(String noun, String hint, Severity severity, Function<String, Optional<String>> parser) {
        this.noun = noun;
        this.hint = hint;
        this.severity = severity;
        this.parser = parser;
    }

    private Grammar<List<String>> grammar() {
        return Listing.of(this::words, all -> List.copyOf(new LinkedHashSet<>(all)), WordLists::write);
    }

    private List<String> words(Assignment line, Diagnostics out) {
        Words words = Words.of(line.text(), Words.Backslash.ESCAPES);
        words.fault().ifPresent(fault -> line.sayAt(fault.index(), severity, fault.predicate(), fault.hint(), out));
        List<String> right = new ArrayList<>();
        words.list().forEach(word -> word(word, line, out).ifPresent(right::add));
        return right;
    }

    private Optional<String> word(Word word, Assignment line, Diagnostics out) {
        return line.expanded(word.text(), word.start(), out)
                .flatMap(text -> parser.apply(text).or(() -> {
                    line.sayAt(word.start(), severity, "has " + Quoted.of(text) + ", which is not " + noun, hint, out);
                    return Optional.empty();
                }));
    }

    private static Optional<String> nameOrAssignment(String text) {
        return Variable.isName(text) || Variable.parse(text).isPresent() ? Optional.of(text) : Optional.empty();
    }

    private static List<String> write(List<String> words) {
        return List.of(String.join(
                " ",
                words.stream()
                        .map(word -> Grammar.escapePercent(Words.quote(word)))
                        .toList()));
    }
}
