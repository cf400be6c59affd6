package io.gitproc.model.plan;

import io.gitproc.model.plan.Invocation.End;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What the invocations that ended tell of a unit's failures. */
public final class Failures {
    private static final int LOOP = 3;
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private Failures() {}

    /** Ends in a row that nobody asked for, the last one included, since the unit last stayed up. */
    static int inRow(Invocation last) {
        int before = last.tally().failures();
        return (stayedUp(last, before) ? 0 : before) + 1;
    }

    private static boolean stayedUp(Invocation invocation, int failuresBefore) {
        Duration up = Duration.between(invocation.launched(), endOf(invocation));
        return up.compareTo(Backoff.stableAfter(invocation.spec(), failuresBefore)) >= 0;
    }

    /** Three failures in a row, or within 10 minutes. */
    static boolean isCrashLoop(List<Invocation> invocations, int failuresInRow) {
        return failuresInRow >= LOOP || threeWithinWindow(invocations);
    }

    private static boolean threeWithinWindow(List<Invocation> invocations) {
        List<Instant> failed = invocations.stream()
                .filter(invocation -> !invocation.alive() && Outcome.of(invocation) != Outcome.CLEAN)
                .map(Failures::endOf)
                .toList();
        return failed.size() >= LOOP
                && Duration.between(failed.get(failed.size() - LOOP), failed.get(failed.size() - 1))
                                .compareTo(WINDOW)
                        <= 0;
    }

    /** When its main process ended; as near as it is known. */
    static Instant endOf(Invocation invocation) {
        return invocation.end().map(End::at).or(invocation::killed).orElse(invocation.launched());
    }

    /** Why an invocation ended, for people: {@code exit 1}, {@code SIGSEGV}, {@code health}, {@code replaced by 3fa9c2}. */
    public static String cause(Invocation ended) {
        return ended.stop()
                .filter(stop -> stop.cause().kind().aftermath() != StopCause.Aftermath.OWN_END)
                .map(stop -> stop.cause().words())
                .orElseGet(() -> ended.end().map(end -> end.status().words()).orElse(new ExitStatus.Lost().words()));
    }
}
