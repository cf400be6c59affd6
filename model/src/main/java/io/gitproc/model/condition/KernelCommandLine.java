package io.gitproc.model.condition;

import java.util.ArrayList;
import java.util.List;

/** The words with which the kernel was booted: between blanks that are not quoted. */
final class KernelCommandLine {
    private final List<String> words = new ArrayList<>();

    KernelCommandLine(String line) {
        StringBuilder word = new StringBuilder();
        boolean isQuoted = false;
        for (char c : (line + "\n").toCharArray()) {
            if (c == '"') {
                isQuoted = !isQuoted;
            } else if (Character.isWhitespace(c) && (!isQuoted || c == '\n')) {
                words.add(word.toString());
                word.setLength(0);
            } else {
                word.append(c);
            }
        }
    }

    /** Whether there is this {@code word=value}, or this word, alone or with a value. */
    boolean has(String wanted) {
        boolean hasValue = wanted.contains("=");
        return words.stream()
                .filter(word -> !word.isEmpty())
                .anyMatch(word -> word.equals(wanted) || (!hasValue && word.startsWith(wanted + "=")));
    }
}
