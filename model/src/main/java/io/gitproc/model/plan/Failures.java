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
    public static int inRow(Invocation last) {
        int before = last.reset().isPresent() ? 0 : last.tally().failures();
        return before == 0 || stayedUp(last, before) ? 1 : before + 1;
    }

    private static boolean stayedUp(Invocation invocation, int failuresBefore) {
        Duration stable = Backoff.stableAfter(invocation.spec(), failuresBefore);
        return invocation
                .readyAt()
                .filter(since -> !endOf(invocation).isBefore(since.plus(stable)))
                .isPresent();
    }

    /** Three failures in a row, or within 10 minutes. */
    static boolean isCrashLoop(UnitStatus status, int failuresInRow) {
        return Math.max(failuresInRow, recent(status)) >= LOOP;
    }

    /** Failures of those that are remembered, within 10 minutes up to the last one. */
    static int recent(UnitStatus status) {
        Instant forgotten = status.forgottenUntil();
        List<Instant> failed = status.ended().stream()
                .filter(invocation -> Outcome.of(invocation) != Outcome.CLEAN)
                .map(Failures::endOf)
                .filter(at -> at.isAfter(forgotten))
                .toList();
        return (int) failed.stream()
                .filter(at -> !at.plus(WINDOW).isBefore(failed.get(failed.size() - 1)))
                .count();
    }

    /**
     * When the unit came into the crash loop in which it is.
     *
     * @return empty when it is in none, or when that is so long ago that its beginning is not remembered
     */
    static Optional<Instant> loopSince(UnitStatus status) {
        List<Invocation> ended = status.ended();
        if (isStartedAfresh(status.invocations())) {
            return Optional.empty();
        }
        int before = ended.size();
        while (endsInLoop(status.with(ended.subList(0, before)))) {
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

    private static boolean endsInLoop(UnitStatus ended) {
        return ended.newest()
                .filter(last -> !last.wasAskedToEnd() && isCrashLoop(ended, inRow(last)))
                .isPresent();
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
                .orElseGet(() -> ownEnd(ended))
                .concat(ended.outlastedItsStop() ? ", stop timeout" : "");
    }

    private static String ownEnd(Invocation ended) {
        String words = ended.end().map(end -> end.status().words()).orElse(new ExitStatus.Lost().words());
        return Outcome.of(ended) == Outcome.PROTOCOL ? words + " before READY=1 (protocol)" : words;
    }
}
