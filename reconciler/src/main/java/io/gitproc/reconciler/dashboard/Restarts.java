package io.gitproc.reconciler.dashboard;

import io.gitproc.reconciler.journal.Entry;
import io.gitproc.reconciler.journal.Kind;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How often a unit was restarted by itself.
 *
 * @param lastHour as far as the newest entries of the journal tell
 * @param all since a person or a commit started it
 * @param bars of the last hour, oldest first, as the strokes of an SVG path in a frame of 48 by 12; empty when there was
 *     none
 */
public record Restarts(int lastHour, int all, String bars) {
    private static final Duration SPAN = Duration.ofHours(1);
    private static final int BARS = 6;
    private static final int BAR_WIDTH = 8;
    private static final int HEIGHT = 12;

    /** @param entries of this unit */
    static Restarts of(int all, List<Entry> entries, Times times) {
        List<Integer> ages = entries.stream()
                .filter(entry -> entry.kind() == Kind.START && entry.restarts().orElse(0) > 0)
                .map(entry -> Duration.between(entry.at(), times.now()))
                .filter(age -> !age.isNegative() && age.compareTo(SPAN) < 0)
                .map(age -> (int) (BARS * age.toMillis() / SPAN.toMillis()))
                .toList();
        return new Restarts(ages.size(), all, ages.isEmpty() ? "" : bars(ages));
    }

    private static String bars(List<Integer> ages) {
        int[] counts = new int[BARS];
        ages.forEach(age -> counts[BARS - 1 - age]++);
        int most = IntStream.of(counts).max().orElse(1);
        return IntStream.range(0, BARS)
                .filter(i -> counts[i] > 0)
                .mapToObj(i -> "M" + i * BAR_WIDTH + " " + HEIGHT + "v-" + Math.max(1, HEIGHT * counts[i] / most))
                .collect(Collectors.joining());
    }
}
