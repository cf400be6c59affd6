package io.gitproc.reconciler;

import io.gitproc.executors.Conditions;
import io.gitproc.executors.Host;
import io.gitproc.executors.KernelException;
import io.gitproc.executors.Preflight;
import io.gitproc.model.order.Ordering;
import io.gitproc.model.plan.Action;
import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.Desired;
import io.gitproc.model.plan.FailedUpdate;
import io.gitproc.model.plan.Invocation;
import io.gitproc.model.plan.InvocationId;
import io.gitproc.model.plan.Observed;
import io.gitproc.model.plan.Plan;
import io.gitproc.model.plan.Planner;
import io.gitproc.model.plan.StopCause;
import io.gitproc.model.plan.UnitStatus;
import io.gitproc.model.plan.Wanted;
import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.health.ProbeSchedule;
import io.gitproc.reconciler.health.Prober;
import io.gitproc.reconciler.health.Verdict;
import io.gitproc.reconciler.source.Declared;
import io.gitproc.reconciler.source.Evidence;
import io.gitproc.reconciler.source.Milestones;
import io.gitproc.reconciler.source.remote.RemoteState;
import io.gitproc.reconciler.state.Hold;
import io.gitproc.reconciler.state.Holds;
import io.gitproc.reconciler.state.Timers;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The body of the loop: look, plan, act, and look again until nothing is ready.
 *
 * <p>It keeps nothing that it could not find again: kill it at any instant, and a fresh one makes the same plan from the
 * same host, the same commit, the same holds and the same stamps of timers.
 *
 * <p>Thread: the reconcile thread alone. Time is an argument.
 */
public final class Reconciler {
    /** More than a stop, a start and what follows from both, for a unit in a chain. */
    private static final int PASSES_MAX = 10_000;

    /** Of one turn. What is left is done by the next, after what people and services have said meanwhile. */
    private static final int ACTIONS_MAX = 50;

    private final Host host;
    private final Holds holds;
    private final ProbeSchedule probes;
    private final Conditions conditions;
    private final Preflight preflight;
    private final Views views;
    private final int startsAtOnce;
    private final Soak soak;
    private final Updates updates;
    private final Timers timers;
    private final ZoneId zone;
    private final Troubles troubles = new Troubles();
    private final Setbacks setbacks = new Setbacks();
    private final Wishes wishes = new Wishes();
    private final Commands commands;
    private final Releases releases;
    private final Chronicle chronicle = new Chronicle();
    private final List<String> lines = new ArrayList<>();

    private Declared declared = Declared.nothing();
    private Optional<RemoteState> remote = Optional.empty();
    private boolean resyncIsDue = true;
    /** Then nobody hears that nothing is left before all is done that can be: the daemon would be gone. */
    private boolean leaving;

    private Effort effort = Effort.none();

    /**
     * @param zone of calendar events that name none
     * @param startsAtOnce how many units may be on their way from start to ready at one time
     */
    public Reconciler(
            Host host,
            Holds holds,
            Timers timers,
            ZoneId zone,
            Prober prober,
            Views views,
            int startsAtOnce,
            Soak soak,
            Updates updates) {
        this.host = host;
        this.holds = holds;
        this.probes = new ProbeSchedule(prober);
        this.conditions = host.conditions();
        this.preflight = host.preflight();
        this.views = views;
        this.startsAtOnce = startsAtOnce;
        this.soak = soak;
        this.updates = updates;
        this.timers = timers;
        this.zone = zone;
        this.commands = new Commands(host, holds, wishes, troubles);
        this.releases = new Releases(host, holds);
    }

    /**
     * One turn.
     *
     * @param messages what the other threads said since the last one
     * @throws KernelException when the host cannot be looked at; then nothing was planned
     */
    public Turn turn(Instant now, List<Message> messages) throws KernelException {
        lines.clear();
        effort = Effort.none();
        Absorber absorber = new Absorber(now);
        messages.forEach(message -> message.match(absorber));
        if (resyncIsDue) {
            host.lookAtAll();
            resyncIsDue = false;
        }
        release(now);
        View view = act(now);
        timers.news().ifPresent(lines::add);
        lines.addAll(setbacks.news(view.plan(), view.observed()));
        if (!leaving || view.continuedAt().isEmpty()) {
            commands.judge(view.plan(), view.observed());
        }
        return new Turn(
                views.snapshot(new Views.Knowledge(
                        declared, remote, holds, timers.all(), probes, view.observed(), view.plan())),
                lines,
                chronicle.batch(now),
                evidence(view),
                effort,
                earliest(List.of(
                        view.continuedAt(),
                        view.plan().wakeAt(),
                        watch(view, now),
                        troubles.wakeAt(now),
                        holds.wakeAt(now),
                        soak.wakeAt(now),
                        timers.wakeAt(now),
                        view.updateDueAt())));
    }

    private Evidence evidence(View view) {
        return leaving || !view.failures().isEmpty()
                ? new Evidence(Milestones.none(), view.failures())
                : new Evidence(soak.milestones(declared, view.observed(), view.plan()), List.of());
    }

    /** Answers what has come about in the last turn; for when everybody can see it. */
    public void answer() {
        commands.answer();
    }

    private void release(Instant now) {
        List<Hold> over = holds.over(now);
        lines.addAll(releases.due(now));
        over.stream().filter(hold -> holds.of(hold.unit()).isEmpty()).forEach(hold -> chronicle.ended(hold, now));
    }

    private View act(Instant now) throws KernelException {
        int left = ACTIONS_MAX;
        for (int pass = 0; pass < PASSES_MAX; pass++) {
            View view = look(now);
            effort = effort.plusPass();
            chronicle.seen(view.plan(), view.observed());
            List<Action> ready = ready(view, now);
            if (ready.isEmpty()) {
                return view;
            }
            if (left == 0) {
                return view.continuedAt(now);
            }
            List<Action> next = ready.subList(0, Math.min(left, ready.size()));
            next.forEach(action -> attempt(action, now));
            left -= next.size();
        }
        throw new IllegalStateException("no fixpoint in " + PASSES_MAX + " passes");
    }

    /** Those of units that fail least come first: a storm of others does not keep them waiting. */
    private List<Action> ready(View view, Instant now) {
        List<Action> ready = new ArrayList<>(view.plan().ready());
        ready.removeIf(action -> troubles.holdBack(action, now));
        ready.sort(Comparator.comparingInt(action -> failures(view.observed(), action.unit())));
        return ready;
    }

    private static int failures(Observed observed, UnitName unit) {
        return observed.unit(unit)
                .flatMap(UnitStatus::newest)
                .map(invocation -> invocation.tally().failures())
                .orElse(0);
    }

    private View look(Instant now) throws KernelException {
        Observed seen = host.observe(now, probes.checks());
        troubles.retain(unit -> seen.unit(unit).isPresent() || isDesired(unit));
        Observed observed = troubles.over(seen);
        return desired()
                .map(desired -> wishes.over(desired, observed))
                .map(desired -> view(updates.over(desired, observed, declared), observed))
                .orElseGet(() -> new View(
                        nothing(), observed, new Plan(new TreeMap<>()), List.of(), Optional.empty(), Optional.empty()));
    }

    private boolean isDesired(UnitName unit) {
        return declared.desired()
                .filter(desired -> desired.units().containsKey(unit))
                .isPresent();
    }

    private View view(Updates.Judged judged, Observed seen) {
        Observed observed = preflight.over(judged.desired(), conditions.over(judged.desired(), seen));
        Desired desired = timers.over(judged.desired(), observed, host.clock(zone, observed.at()));
        return new View(
                desired,
                observed,
                Planner.plan(desired, observed),
                judged.failures(),
                judged.wakeAt(),
                Optional.empty());
    }

    /** Empty as long as no commit is known: then what runs is left alone. */
    private Optional<Desired> desired() {
        return leaving
                ? Optional.of(stopped(declared.desired().orElseGet(Reconciler::nothing)))
                : declared.desired().map(holds::over).map(desired -> desired.startingAtOnce(startsAtOnce));
    }

    /** While the host is left nothing is wanted to run, and nothing is forgotten. */
    private static Desired stopped(Desired desired) {
        StopCause cause = new StopCause(StopCause.Kind.SHUTDOWN, "services are shut down");
        SortedMap<UnitName, Wanted> units = new TreeMap<>(desired.units());
        units.replaceAll((name, wanted) -> wanted.held(cause));
        return desired.with(units);
    }

    private static Desired nothing() {
        return new Desired(new CommitId("0".repeat(40)), new TreeMap<>(), Ordering.empty());
    }

    private void attempt(Action action, Instant now) {
        try {
            host.apply(action, now);
            troubles.accepted(action);
            effort = effort.plusDone(action);
            chronicle.done(action, now);
            ActionLine.of(action).ifPresent(lines::add);
        } catch (KernelException no) {
            troubles.refused(action, no.clause(), now);
            effort = effort.plusRefused(action);
            chronicle.refused(action, no.clause(), now);
            lines.add(action.unit() + ": cannot " + ActionLine.verb(action) + ": " + no.clause());
        }
    }

    /** Runs the probes that are due, and says when the next one is. */
    private Optional<Instant> watch(View view, Instant now) {
        SortedSet<InvocationId> running = new TreeSet<>();
        view.desired()
                .units()
                .forEach((unit, wanted) -> runningOf(view.observed(), unit).ifPresent(invocation -> {
                    running.add(invocation.id());
                    probes.run(invocation, wanted.spec(), now);
                }));
        probes.retain(running, condemned(view.observed()));
        return probes.wakeAt();
    }

    /** The newest of each unit, when its health check is why it ends: that it never passed, or that it failed. */
    private static SortedSet<InvocationId> condemned(Observed observed) {
        SortedSet<InvocationId> condemned = new TreeSet<>();
        observed.units()
                .forEach((unit, status) -> status.newest()
                        .filter(Reconciler::endsForItsHealth)
                        .ifPresent(invocation -> condemned.add(invocation.id())));
        return condemned;
    }

    private static boolean endsForItsHealth(Invocation invocation) {
        return invocation
                .stop()
                .filter(stop -> stop.cause().kind().isOfHealth())
                .isPresent();
    }

    private static Optional<Invocation> runningOf(Observed observed, UnitName unit) {
        return observed.unit(unit)
                .flatMap(status -> status.newest())
                .filter(invocation -> invocation.alive()
                        && invocation.main().isPresent()
                        && invocation.end().isEmpty()
                        && invocation.stop().isEmpty());
    }

    private static Optional<Instant> earliest(List<Optional<Instant>> times) {
        Optional<Instant> earliest = Optional.empty();
        for (Optional<Instant> time : times) {
            if (earliest.isEmpty() || time.filter(earliest.get()::isAfter).isPresent()) {
                earliest = time;
            }
        }
        return earliest;
    }

    /** One look: what was wanted, seen and planned. */
    private record View(
            Desired desired,
            Observed observed,
            Plan plan,
            List<FailedUpdate> failures,
            Optional<Instant> updateDueAt,
            Optional<Instant> continuedAt) {

        /** There was more to do than one turn does. */
        View continuedAt(Instant now) {
            return new View(desired, observed, plan, failures, updateDueAt, Optional.of(now));
        }
    }

    /** Takes messages in. */
    private final class Absorber implements Message.Handler {
        private final Instant now;

        Absorber(Instant now) {
            this.now = now;
        }

        @Override
        public void wake() {
            // The turn looks in any case.
        }

        @Override
        public void resync() {
            resyncIsDue = true;
        }

        @Override
        public void desiredChanged(Declared news) {
            lines.addAll(DeclaredLines.between(declared, news));
            chronicle.declared(declared, news, now);
            declared = news;
            news.desired().ifPresent(desired -> probes.change(desired.units(), now));
        }

        @Override
        public void fetched(RemoteState news) {
            lines.addAll(RemoteLines.between(remote, news));
            remote = Optional.of(news);
        }

        @Override
        public void probed(InvocationId invocation, Verdict verdict) {
            probes.absorb(invocation, verdict, now);
        }

        @Override
        public void commanded(Message.Command command) {
            List<String> said = commands.take(command, declared, now);
            chronicle.asked(command, said, now);
            lines.addAll(said);
        }

        @Override
        public void stopServices(Message.StopServices request) {
            leaving = true;
            chronicle.asked(request, now);
            lines.add("stopping every service, asked by " + request.by().name());
            commands.whenNothingIsLeft(request);
        }

        @Override
        public void acknowledge(Runnable seen) {
            commands.acknowledge(seen);
        }
    }
}
