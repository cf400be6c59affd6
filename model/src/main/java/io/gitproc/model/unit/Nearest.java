package io.gitproc.model.unit;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The word that was probably meant: "did you mean …?". */
public final class Nearest {
    /** A longer one is no slip, and would take its time. */
    private static final int LENGTH_MAX = 64;

    private static final int LETTERS_PER_EDIT = 3;

    private Nearest() {}

    /** The word with the fewest edits, the first of equals; empty when none is near: at most one edit in three letters. */
    public static Optional<String> to(String wrong, Stream<String> words) {
        int most = Math.max(1, wrong.length() / LETTERS_PER_EDIT);
        return words.filter(word -> wrong.length() <= LENGTH_MAX && Math.abs(word.length() - wrong.length()) <= most)
                .map(word -> new Scored(word, edits(wrong.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT))))
                .filter(scored -> scored.edits() <= most)
                .min(Comparator.comparingInt(Scored::edits))
                .map(Scored::word);
    }

    private record Scored(String word, int edits) {}

    /** Of Damerau and Levenshtein, restricted: to insert, delete, replace, or swap two neighbours is one edit. */
    private static int edits(String from, String to) {
        int[][] edits = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : cheapest(edits, from, to, i, j);
            }
        }
        return edits[from.length()][to.length()];
    }

    private static int cheapest(int[][] edits, String from, String to, int i, int j) {
        int replaced = edits[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        int shifted = Math.min(edits[i - 1][j], edits[i][j - 1]) + 1;
        int best = Math.min(replaced, shifted);
        return swapped(from, to, i, j) ? Math.min(best, edits[i - 2][j - 2] + 1) : best;
    }

    private static boolean swapped(String from, String to, int i, int j) {
        return i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
    }
}
