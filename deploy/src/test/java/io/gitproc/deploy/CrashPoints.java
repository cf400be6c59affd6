package io.gitproc.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Where a daemon can be killed in one lap: how often it came to each step, by the name of the step.
 */
record CrashPoints(SortedMap<String, Integer> passages) {

    /** Of a record of steps, one a line. */
    static CrashPoints of(List<String> steps) {
        SortedMap<String, Integer> passages = new TreeMap<>();
        steps.forEach(step -> passages.merge(step, 1, Integer::sum));
        return new CrashPoints(passages);
    }

    /**
     * As {@code before-spawn:3}: of each step its first passage, then of each its second, until there are enough.
     *
     * @param most no round is begun when there are that many
     */
    List<String> chosen(int most) {
        List<String> chosen = new ArrayList<>();
        for (int round = 1; chosen.size() < most && round <= most; round++) {
            String passage = ":" + round;
            int least = round;
            passages.keySet().stream()
                    .filter(step -> passages.get(step) >= least)
                    .map(step -> step + passage)
                    .forEach(chosen::add);
        }
        return chosen;
    }

    /** So many of them, evenly, and others for another seed. */
    static List<String> sample(List<String> all, int size, int seed) {
        int apart = Math.max(1, all.size() / size);
        return IntStream.range(0, all.size())
                .filter(index -> index % apart == seed % apart)
                .mapToObj(all::get)
                .toList();
    }
}
