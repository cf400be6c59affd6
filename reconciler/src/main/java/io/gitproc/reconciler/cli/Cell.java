package io.gitproc.reconciler.cli;

/** A word in a column. */
final class Cell {
    private Cell() {}

    /** With the blanks behind it. */
    static String left(String word, int width) {
        return word + blanks(word, width);
    }

    /** With the blanks before it, as numbers stand. */
    static String right(String word, int width) {
        return blanks(word, width) + word;
    }

    private static String blanks(String word, int width) {
        return " ".repeat(Math.max(0, width - word.length()));
    }
}
