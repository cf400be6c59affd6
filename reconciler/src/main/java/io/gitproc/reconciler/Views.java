package io.gitproc.reconciler;

import io.gitproc.executors.HostFacts;
import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.ExitStatus;
import io.gitproc.model.plan.FailedUpdate;
import io.gitproc.model.plan.Failures;
import io.gitproc.model.plan.Health;
import io.gitproc.model.plan.Invocation;
import io.gitproc.model.plan.Observed;
import io.gitproc.model.plan.Occasions;
import io.gitproc.model.plan.Outlook;
import io.gitproc.model.plan.Plan;
import io.gitproc.model.plan.UnitState;
import io.gitproc.model.plan.UnitStatus;
import io.gitproc.model.plan.Wanted;
import io.gitproc.model.unit.Diagnostic;
import io.gitproc.model.unit.Directives;
import io.gitproc.model.unit.Signal;
import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.api.Snapshot;
import io.gitproc.reconciler.api.Sync;
import io.gitproc.reconciler.api.UnitView;
import io.gitproc.reconciler.health.LastCheck;
import io.gitproc.reconciler.health.ProbeSchedule;
import io.gitproc.reconciler.source.Declared;
import io.gitproc.reconciler.source.Frozen;
import io.gitproc.reconciler.source.Rejection;
import io.gitproc.reconciler.source.Revision;
import io.gitproc.reconciler.source.remote.RemoteState;
import io.gitproc.reconciler.state.Hold;
import io.gitproc.reconciler.state.Holds;
import io.gitproc.reconciler.state.Timers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What people and programs are shown of a turn.
 *
 * <p>Thread: the reconcile thread alone.
 */
public final class Views {
    private final HostFacts facts;
    private final Function<CommitId, Optional<Revision>> revisions;
    private final Function<UnitName, Path> logs;

    /**
     * The views of this host.
     *
     * @param revisions what is known of a commit now; does not wait
     */
    public Views(HostFacts facts, Function<CommitId, Optional<Revision>> revisions, Function<UnitName, Path> logs) {
        this.facts = facts;
        this.revisions = revisions;
        this.logs = logs;
    }

    /** Before the first turn. */
    Snapshot nothing(Instant now) {
        return new Snapshot(
                now,
                false,
                Sync.PROGRESSING,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Frozen.none(),
                Optional.empty(),
                List.of(),
                List.of());
    }

    /**
     * All that a turn knew in its end.
     *
     * @param remote empty where nothing is fetched
     */
    record Knowledge(
            Declared declared,
            Optional<RemoteState> remote,
            Holds holds,
            SortedMap<UnitName, Timers.Timing> timers,
            ProbeSchedule probes,
            Observed observed,
            Plan plan) {}

    Snapshot snapshot(Knowledge known) {
        Declared declared = known.declared();
        Observed observed = known.observed();
        Plan plan = known.plan();
        Map<UnitName, List<Diagnostic>> warnings =
                declared.warnings().stream().collect(Collectors.groupingBy(Diagnostic::unit));
        return new Snapshot(
                observed.at(),
                !declared.equals(Declared.nothing()),
                HostSync.of(declared, known.remote(), known.holds(), observed, plan),
                plan.settled(),
                declared.head(),
                declared.target(),
                declared.milestones().applied().flatMap(revisions),
                declared.milestones().healthy().flatMap(revisions),
                declared.frozen(),
                known.remote(),
                Notices.of(declared, known.remote(), known.holds(), plan, facts, observed.at()),
                units(known).stream()
                        .map(unit -> view(unit, warnings.getOrDefault(unit, List.of()), known))
                        .toList());
    }

    private static SortedSet<UnitName> units(Knowledge known) {
        SortedSet<UnitName> units = new TreeSet<>(known.plan().units().keySet());
        units.addAll(known.observed().units().keySet());
        units.addAll(known.declared().rejected().keySet());
        units.addAll(known.holds().all().keySet());
        return units;
    }

    private UnitView view(UnitName unit, List<Diagnostic> warnings, Knowledge known) {
        Declared declared = known.declared();
        Holds holds = known.holds();
        ProbeSchedule probes = known.probes();
        UnitStatus status = known.observed().unit(unit).orElseGet(() -> UnitStatus.none(unit));
        Optional<Outlook> outlook = Optional.ofNullable(known.plan().units().get(unit));
        Optional<Wanted> wanted = declared.desired()
                .flatMap(desired -> Optional.ofNullable(desired.units().get(unit)));
        Optional<Invocation> newest = status.newest();
        Optional<Rejection> rejection = Optional.ofNullable(declared.rejected().get(unit));
        Optional<FailedUpdate> failed = failure(unit, declared);
        boolean isHeldAlone = holds.of(unit).isPresent() && wanted.isEmpty() && rejection.isEmpty() && !status.alive();
        return new UnitView(
                unit.value(),
                description(wanted, newest),
                isHeldAlone ? UnitState.HELD : outlook.map(Outlook::state).orElseGet(() -> unplanned(status)),
                run(status, wanted, outlook),
                health(unit, newest, wanted, outlook, probes),
                drift(holds.of(unit), failed, rejection),
                wanted.flatMap(it -> timer(it, known.timers())),
                Optional.empty(),
                isHeldAlone
                        ? List.of(Notices.absence(declared))
                        : notes(
                                outlook,
                                newest,
                                rejection,
                                failed,
                                probes,
                                words(warnings, outlook.map(Outlook::notes).orElse(List.of()))),
                logs.apply(unit).toString());
    }

    private static Optional<UnitView.Timer> timer(Wanted wanted, SortedMap<UnitName, Timers.Timing> timers) {
        return Optional.ofNullable(timers.get(wanted.spec().name()))
                .map(timing -> new UnitView.Timer(Occasions.of(wanted.spec()), timing.next(), timing.last()));
    }

    private static String description(Optional<Wanted> wanted, Optional<Invocation> newest) {
        return wanted.map(Wanted::spec)
                .or(() -> newest.map(Invocation::spec))
                .map(spec -> spec.get(Directives.DESCRIPTION))
                .orElse("");
    }

    private UnitView.Run run(UnitStatus status, Optional<Wanted> wanted, Optional<Outlook> outlook) {
        Optional<Invocation> newest = status.newest();
        return new UnitView.Run(
                newest.map(Invocation::commit)
                        .or(() -> wanted.map(Wanted::commit))
                        .flatMap(revisions),
                pid(newest),
                newest.map(Views::since),
                newest.map(Invocation::reason),
                newest.map(invocation -> invocation.tally().restarts()).orElse(0),
                lastExit(status),
                outlook.flatMap(Outlook::nextTry));
    }

    private static UnitView.Checked health(
            UnitName unit,
            Optional<Invocation> newest,
            Optional<Wanted> wanted,
            Optional<Outlook> outlook,
            ProbeSchedule probes) {
        return new UnitView.Checked(
                outlook.map(Outlook::health).orElse(Health.NONE),
                newest.flatMap(invocation -> healthCheck(invocation, wanted, probes)),
                probes.recent(unit));
    }

    private static UnitView.Drift drift(
            Optional<Hold> hold, Optional<FailedUpdate> failed, Optional<Rejection> rejection) {
        return new UnitView.Drift(
                hold.map(Views::hold), failed, rejection.map(Views::lines).orElse(List.of()));
    }

    private static List<String> lines(Rejection rejection) {
        return rejection.diagnostics().stream().map(Diagnostic::toString).toList();
    }

    /** Of a unit that no plan tells of: it is broken and was never good, or nothing is known to be desired. */
    private static UnitState unplanned(UnitStatus status) {
        return status.alive() ? UnitState.RUNNING : UnitState.REJECTED;
    }

    private static OptionalLong pid(Optional<Invocation> newest) {
        return newest.filter(
                        invocation -> invocation.alive() && invocation.end().isEmpty())
                .flatMap(Invocation::main)
                .map(main -> OptionalLong.of(main.pid()))
                .orElseGet(OptionalLong::empty);
    }

    private static Instant since(Invocation invocation) {
        return invocation
                .end()
                .map(Invocation.End::at)
                .or(() -> invocation.main().map(Invocation.MainProcess::since))
                .orElse(invocation.launched());
    }

    private static Optional<UnitView.LastExit> lastExit(UnitStatus status) {
        Optional<Invocation> ended = Optional.empty();
        for (Invocation invocation : status.invocations()) {
            if (!invocation.alive() || invocation.end().isPresent()) {
                ended = Optional.of(invocation);
            }
        }
        return ended.map(Views::lastExit);
    }

    private static UnitView.LastExit lastExit(Invocation ended) {
        ExitStatus exit = ended.end().map(Invocation.End::status).orElseGet(ExitStatus.Lost::new);
        return new UnitView.LastExit(
                Failures.cause(ended),
                exit.match(new ExitStatus.Cases<>(
                        code -> OptionalInt.of(code.value()),
                        killed -> OptionalInt.empty(),
                        notStarted -> OptionalInt.of(notStarted.code()),
                        outOfMemory -> OptionalInt.empty(),
                        lost -> OptionalInt.empty())),
                exit.match(new ExitStatus.Cases<>(
                        code -> Optional.empty(),
                        killed -> Optional.of(killed.signal().name()),
                        notStarted -> Optional.empty(),
                        outOfMemory -> Optional.empty(),
                        lost -> killed(ended))),
                since(ended));
    }

    /** The kill of everything leaves nobody to tell of it. */
    private static Optional<String> killed(Invocation ended) {
        return ended.killed().map(at -> Signal.KILL.name());
    }

    private static Optional<UnitView.HealthCheck> healthCheck(
            Invocation newest, Optional<Wanted> wanted, ProbeSchedule probes) {
        int retries = wanted.map(Wanted::spec).orElse(newest.spec()).get(Directives.HEALTH_CHECK_RETRIES);
        return probes.last(newest.id())
                .map(last -> new UnitView.HealthCheck(
                        last.verdict().isPassed(),
                        last.verdict().words(),
                        last.verdict().code(),
                        last.verdict().body(),
                        last.verdict().latency(),
                        last.at(),
                        last.since(),
                        last.failuresInRow(),
                        retries,
                        last.skipped()));
    }

    private static UnitView.HoldView hold(Hold hold) {
        return new UnitView.HoldView(hold.by(), hold.reason(), hold.since(), hold.until(), hold.commit());
    }

    private static List<String> notes(
            Optional<Outlook> outlook,
            Optional<Invocation> newest,
            Optional<Rejection> rejection,
            Optional<FailedUpdate> failure,
            ProbeSchedule probes,
            List<String> warnings) {
        List<String> notes = new ArrayList<>();
        rejection
                .flatMap(Rejection::standIn)
                .ifPresent(commit -> notes.add("rejected: the version of " + commit.brief() + " stays in force"));
        failure.map(Views::words).ifPresent(notes::add);
        outlook.map(Outlook::notes).ifPresent(notes::addAll);
        newest.flatMap(invocation -> probes.last(invocation.id()))
                .map(LastCheck::verdict)
                .filter(verdict -> !verdict.isPassed())
                .ifPresent(verdict -> notes.add("health check: " + verdict.words()));
        notes.addAll(warnings);
        return notes;
    }

    private static Optional<FailedUpdate> failure(UnitName unit, Declared declared) {
        for (FailedUpdate failure : declared.failed()) {
            if (failure.unit().equals(unit)) {
                return Optional.of(failure);
            }
        }
        return Optional.empty();
    }

    private static String words(FailedUpdate failure) {
        return "update failed: " + failure.cause() + "; the version of "
                + failure.good().brief() + " stays in force";
    }

    /** What was passed over in a file that counts all the same; said once. */
    private static List<String> words(List<Diagnostic> warnings, List<String> told) {
        Set<String> words = new LinkedHashSet<>();
        for (Diagnostic warning : warnings) {
            if (told.stream().noneMatch(note -> isSame(note, warning))) {
                words.add(words(warning));
            }
        }
        return List.copyOf(words);
    }

    /** {@code requires db.service, which is not in 3fa9c2d}: the plan says it with how things stand now. */
    private static boolean isSame(String note, Diagnostic warning) {
        int clause = note.indexOf(", which ");
        return clause > 0 && warning.message().startsWith(warning.unit() + " " + note.substring(0, clause) + ",");
    }

    private static String words(Diagnostic warning) {
        String file = warning.file().endsWith(warning.unit().value()) ? "" : warning.file() + " ";
        return file + "line " + warning.line() + ": " + warning.message()
                + (warning.hint().isEmpty() ? "" : "; " + warning.hint());
    }
}
