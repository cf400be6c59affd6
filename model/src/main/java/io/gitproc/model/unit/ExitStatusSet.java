package io.gitproc.model.unit;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Ways in which a process may end, as {@code SuccessExitStatus=} and its like list them.
 *
 * @param codes 0 to 255
 */
public record ExitStatusSet(SortedSet<Integer> codes, SortedSet<Signal> signals) {
    public static final ExitStatusSet NONE = new ExitStatusSet(new TreeSet<>(), new TreeSet<>());

    public ExitStatusSet {
        codes = Collections.unmodifiableSortedSet(new TreeSet<>(codes));
        signals = Collections.unmodifiableSortedSet(new TreeSet<>(signals));
    }

    static ExitStatusSet of(int code) {
        return new ExitStatusSet(new TreeSet<>(Collections.singleton(code)), new TreeSet<>());
    }

    static ExitStatusSet of(Signal signal) {
        return new ExitStatusSet(new TreeSet<>(), new TreeSet<>(Collections.singleton(signal)));
    }

    ExitStatusSet plus(ExitStatusSet other) {
        SortedSet<Integer> moreCodes = new TreeSet<>(codes);
        moreCodes.addAll(other.codes);
        SortedSet<Signal> moreSignals = new TreeSet<>(signals);
        moreSignals.addAll(other.signals);
        return new ExitStatusSet(moreCodes, moreSignals);
    }
}
