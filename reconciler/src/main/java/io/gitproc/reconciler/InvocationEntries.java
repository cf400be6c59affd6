package io.gitproc.reconciler;

import io.gitproc.model.plan.Failures;
import io.gitproc.model.plan.Invocation;
import io.gitproc.model.plan.Outcome;
import io.gitproc.model.plan.StopCause;
import io.gitproc.model.unit.Directives;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.ServiceType;
import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.journal.Entry;
import io.gitproc.reconciler.journal.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an invocation tells of its life so far. */
final class InvocationEntries {
    private final UnitName unit;
    private final Invocation invocation;
    private final Instant now;

    private InvocationEntries(UnitName unit, Invocation invocation, Instant now) {
        this.unit = unit;
        this.invocation = invocation;
        this.now = now;
    }

    /**
     * In the order of a life; at most one of each kind.
     *
     * @param now for what left no time behind
     */
    static List<Entry> of(UnitName unit, Invocation invocation, Instant now) {
        return new InvocationEntries(unit, invocation, now).all();
    }

    /** Of one that may yet come nothing is told. */
    private List<Entry> all() {
        return invocation.abandoned() ? List.of() : life();
    }

    private List<Entry> life() {
        List<Entry> entries = new ArrayList<>();
        entries.add(entry(launched(), Kind.START, invocation.reason())
                .restarted(invocation.tally().restarts()));
        invocation.ready().ifPresent(at -> entries.add(entry(at, Kind.READY, "its health check passed")));
        readyByItsWord().ifPresent(at -> entries.add(entry(at, Kind.READY, "it says so")));
        invocation
                .stop()
                .filter(InvocationEntries::isOfWhatRuns)
                .ifPresent(stop ->
                        entries.add(entry(asked(stop), Kind.STOP, stop.cause().words())));
        invocation.killed().ifPresent(at -> entries.add(entry(at, Kind.KILL, "it did not end in time")));
        if (!invocation.alive()) {
            entries.add(end());
        }
        return entries;
    }

    private Optional<Instant> readyByItsWord() {
        ServiceSpec spec = invocation.spec();
        boolean isEnough = spec.get(Directives.TYPE) == ServiceType.NOTIFY
                && spec.get(Directives.HEALTH_CHECK_URL).isEmpty()
                && invocation.ready().isEmpty();
        return invocation.notified().ready().filter(at -> isEnough);
    }

    /** The end of what a main process left behind is a part of its own end. */
    private static boolean isOfWhatRuns(Invocation.Stop stop) {
        return stop.cause().kind() != StopCause.Kind.LEFTOVER;
    }

    /** Without a record of its launch it is as old as the first look at it. */
    private Instant launched() {
        return invocation.launched().equals(Instant.EPOCH) ? now : invocation.launched();
    }

    /** A reboot asks nobody, and leaves no time. */
    private Instant asked(Invocation.Stop stop) {
        return stop.at().equals(invocation.launched()) ? now : stop.at();
    }

    private Entry end() {
        Instant at =
                invocation.end().map(Invocation.End::at).or(invocation::killed).orElse(now);
        Instant since = invocation.main().map(Invocation.MainProcess::since).orElse(launched());
        return entry(at, Kind.END, Failures.cause(invocation)).endedAs(outcome(), Duration.between(since, at));
    }

    private String outcome() {
        return Outcome.of(invocation).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Entry entry(Instant at, Kind kind, String words) {
        return Entry.of(at, kind, words).about(unit).of(invocation.id()).at(invocation.commit());
    }
}
