package io.gitproc.model.unit;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody meant to write. */
final class Nearest {
    private static final int LENGTH_MAX = 40;

    private Nearest() {}

    /** The word that is nearest, if it is near: at most a third of the letters differ; the first of several. */
    static Optional<String> to(String wrong, Collection<String> words) {
        if (wrong.length() > LENGTH_MAX) {
            return Optional.empty();
        }
        String best = "";
        int bestDistance = wrong.length() / 3 + 1;
        for (String word : words) {
            int distance = Math.abs(word.length() - wrong.length()) < bestDistance
                    ? distance(wrong.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT))
                    : bestDistance;
            if (distance < bestDistance) {
                best = word;
                bestDistance = distance;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    /** Insertions, deletions, changes and swaps of neighbours that make one word of the other. */
    private static int distance(String a, String b) {
        int[][] steps = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                steps[i][j] = i == 0 || j == 0 ? i + j : step(steps, a, b, i, j);
            }
        }
        return steps[a.length()][b.length()];
    }

    private static int step(int[][] steps, String a, String b, int i, int j) {
        int change = steps[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int nearest = Math.min(change, 1 + Math.min(steps[i - 1][j], steps[i][j - 1]));
        boolean isSwap = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return isSwap ? Math.min(nearest, 1 + steps[i - 2][j - 2]) : nearest;
    }
}
