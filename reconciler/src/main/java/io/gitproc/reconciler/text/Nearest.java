package io.gitproc.reconciler.text;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The word that was probably meant: "did you mean …?". */
public final class Nearest {
    /** Longer words are compared by their beginning: nobody means them. */
    private static final int LENGTH_MAX = 64;

    private Nearest() {}

    /** The candidate with the fewest edits from a word, the first of equals; empty when none is near. */
    public static Optional<String> to(String word, Stream<String> candidates) {
        String meant = normal(word);
        return candidates
                .map(candidate -> new Scored(candidate, distance(meant, normal(candidate))))
                .filter(scored -> scored.distance <= tolerance(meant))
                .min(Comparator.comparingInt(Scored::distance))
                .map(Scored::candidate);
    }

    private record Scored(String candidate, int distance) {}

    /** One edit in three letters. */
    private static int tolerance(String word) {
        return Math.max(1, word.length() / 3);
    }

    private static String normal(String word) {
        return word.substring(0, Math.min(word.length(), LENGTH_MAX)).toLowerCase(Locale.ROOT);
    }

    /** Of Damerau and Levenshtein, restricted: to insert, delete, replace, or swap two neighbours is one edit. */
    private static int distance(String from, String to) {
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
