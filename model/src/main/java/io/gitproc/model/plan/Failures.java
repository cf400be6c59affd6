package io.gitproc.model.plan;

import io.gitproc.model.plan.Invocation.End;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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

    /**
     * When the unit came into the crash loop in which it is.
     *
     * @param invocations all that are remembered
     * @return empty when it is in none, or when that is so long ago that its beginning is not remembered
     */
    static Optional<Instant> loopSince(List<Invocation> invocations) {
        List<Invocation> ended =
                invocations.stream().filter(invocation -> !invocation.alive()).toList();
        if (isStartedAfresh(invocations)) {
            return Optional.empty();
        }
        int before = ended.size();
        while (before > 0 && endsInLoop(ended.subList(0, before))) {
            before--;
        }
        boolean isKnown = before >= LOOP || ended.size() < Planner.REMEMBERED;
        return before < ended.size() && isKnown ? Optional.of(endOf(ended.get(before))) : Optional.empty();
    }

    /** What runs was not started for a failure. */
    private static boolean isStartedAfresh(List<Invocation> invocations) {
        return invocations.stream()
                .anyMatch(invocation -> invocation.alive() && invocation.tally().failures() == 0);
    }

    private static boolean endsInLoop(List<Invocation> ended) {
        Invocation last = ended.get(ended.size() - 1);
        return !last.wasAskedToEnd() && isCrashLoop(ended, inRow(last));
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
