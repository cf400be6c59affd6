package io.gitproc.model.unit;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Replaces variables in the words of a command, as systemd's {@code replace_env_argv} does. */
final class VariableExpansion {
    private final Function<String, Optional<String>> environment;

    VariableExpansion(Function<String, Optional<String>> environment) {
        this.environment = environment;
    }

    /** What becomes of one word: one word, or those of a variable, which may be none. */
    List<String> words(String word) {
        return isWholeVariable(word) ? split(value(word.substring(1))) : List.of(replaced(word));
    }

    /** A word that begins with a dollar sign names one variable to its very end, whatever stands there. */
    private static boolean isWholeVariable(String word) {
        return word.startsWith("$") && !word.startsWith("${") && !word.startsWith("$$");
    }

    private static List<String> split(String value) {
        return Words.of(value, Words.Backslash.QUOTES).list().stream()
                .map(Word::text)
                .toList();
    }

    private String value(String name) {
        return environment.apply(name).orElse("");
    }

    private String replaced(String word) {
        StringBuilder text = new StringBuilder();
        int index = 0;
        while (index < word.length()) {
            index = piece(word, index, text);
        }
        return text.toString();
    }

    /** Appends the text of the piece at that index; gives the index behind it. */
    private int piece(String word, int index, StringBuilder text) {
        if (word.startsWith("$$", index)) {
            text.append('$');
            return index + 2;
        }
        int end = word.startsWith("${", index) ? nameEnd(word, index + 2) : -1;
        if (end >= 0) {
            text.append(value(word.substring(index + 2, end)));
            return end + 1;
        }
        text.append(word.charAt(index));
        return index + 1;
    }

    /** The closing brace; -1 when there is none, or a colon before it: {@code ${NAME:-default}} is not systemd's. */
    private static int nameEnd(String word, int from) {
        int index = from;
        while (index < word.length() && word.charAt(index) != '}' && word.charAt(index) != ':') {
            index++;
        }
        return word.startsWith("}", index) ? index : -1;
    }
}
