package io.gitproc.reconciler;

import io.gitproc.model.plan.Action;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a turn took.
 *
 * @param passes how often it looked and planned
 * @param done how many actions of each kind were carried out
 * @param refused how many of each kind the host refused
 */
record Effort(int passes, SortedMap<String, Integer> done, SortedMap<String, Integer> refused) {
    Effort {
        done = Collections.unmodifiableSortedMap(new TreeMap<>(done));
        refused = Collections.unmodifiableSortedMap(new TreeMap<>(refused));
    }

    static Effort none() {
        return new Effort(0, Collections.emptySortedMap(), Collections.emptySortedMap());
    }

    Effort plusPass() {
        return new Effort(passes + 1, done, refused);
    }

    Effort plusDone(Action action) {
        return new Effort(passes, plus(done, action), refused);
    }

    Effort plusRefused(Action action) {
        return new Effort(passes, done, plus(refused, action));
    }

    private static SortedMap<String, Integer> plus(SortedMap<String, Integer> counts, Action action) {
        SortedMap<String, Integer> more = new TreeMap<>(counts);
        more.merge(kind(action), 1, Integer::sum);
        return more;
    }

    private static String kind(Action action) {
        return action.match(new Action.Cases<>(
                start -> "start",
                stop -> "stop",
                kill -> "kill",
                adjust -> "adjust",
                ready -> "ready",
                release -> "release",
                forget -> "forget"));
    }
}
