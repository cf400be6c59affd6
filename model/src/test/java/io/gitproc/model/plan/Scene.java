package io.gitproc.model.plan;

import io.gitproc.model.order.Ordering;
import io.gitproc.model.plan.Invocation.End;
import io.gitproc.model.plan.Invocation.MainProcess;
import io.gitproc.model.plan.Invocation.Reset;
import io.gitproc.model.plan.Invocation.Stop;
import io.gitproc.model.plan.Invocation.Tally;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.Signal;
import io.gitproc.model.unit.UnitName;
import io.gitproc.model.unit.UnitParser;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What is desired and what is observed, set up in a few words. Times are seconds after an arbitrary instant. */
final class Scene {
    static final CommitId COMMIT = new CommitId("3fa9c2".repeat(6) + "3fa9");
    static final ExitStatus EXIT_0 = new ExitStatus.Code(0);
    static final ExitStatus EXIT_1 = new ExitStatus.Code(1);
    static final String CHECK = "HealthCheckURL=http://localhost/";
    private static final Instant EPOCH = Instant.parse("2030-01-01T00:00:00Z");

    private final SortedMap<UnitName, Wanted> wanted = new TreeMap<>();
    private final SortedMap<UnitName, UnitStatus> seen = new TreeMap<>();
    private final SortedSet<UnitName> rejected = new TreeSet<>();
    private Instant now = EPOCH;
    private int ids;
    private int startsAtOnce = Desired.STARTS_AT_ONCE;

    static UnitName name(String stem) {
        return UnitName.of(stem);
    }

    static ServiceSpec spec(String stem, String... lines) {
        String text = "[Service]\nExecStart=/bin/" + stem + "\n" + String.join("\n", lines) + "\n";
        return UnitParser.parse(name(stem), text).spec().orElseThrow();
    }

    static Instant at(double seconds) {
        return EPOCH.plus(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    Scene wants(String stem, String... lines) {
        wanted.put(name(stem), Wanted.running(spec(stem, lines), COMMIT));
        return this;
    }

    Scene holds(String stem, String... lines) {
        StopCause cause = new StopCause(StopCause.Kind.HELD, "stopped by alice");
        wanted.put(name(stem), Wanted.running(spec(stem, lines), COMMIT).held(cause));
        return this;
    }

    /** A unit that runs only when it is called, and that a person wants started. */
    Scene wishes(String stem, String... lines) {
        wanted.put(name(stem), Wanted.running(spec(stem, lines), COMMIT).wished("started by alice"));
        return this;
    }

    /** A unit whose timer wants it started for a slot. */
    Scene isDue(String stem, double slot, String... lines) {
        wanted.put(name(stem), Wanted.running(spec(stem, lines), COMMIT).due(at(slot)));
        return this;
    }

    UnitStatus status(String stem) {
        return Optional.ofNullable(seen.get(name(stem))).orElseThrow();
    }

    /** A unit that is in the commit, wrong from its first version on. */
    Scene rejects(String stem) {
        rejected.add(name(stem));
        return this;
    }

    Scene startsAtOnce(int count) {
        startsAtOnce = count;
        return this;
    }

    Scene now(double seconds) {
        now = at(seconds);
        return this;
    }

    Scene sees(String stem, Sight... sights) {
        List<Invocation> invocations = new ArrayList<>();
        for (Sight sight : sights) {
            ids++;
            invocations.add(
                    sight.invocation(new InvocationId(String.format(Locale.ROOT, "%032x", ids)), specOf(stem, sight)));
        }
        Checks checks = sights.length == 0 ? Checks.NONE : sights[sights.length - 1].checks;
        seen.put(
                name(stem),
                new UnitStatus(name(stem), invocations, checks, Optional.empty(), Optional.empty(), Optional.empty()));
        return this;
    }

    private ServiceSpec specOf(String stem, Sight sight) {
        return sight.asWanted
                ? Optional.ofNullable(wanted.get(name(stem))).orElseThrow().spec()
                : spec(stem, sight.lines);
    }

    Scene obstacle(String stem, String cause) {
        seen.compute(
                name(stem), (unit, status) -> (status == null ? UnitStatus.none(unit) : status).withObstacle(cause));
        return this;
    }

    Scene unmet(String stem, Unmet unmet) {
        seen.compute(name(stem), (unit, status) -> (status == null ? UnitStatus.none(unit) : status).withUnmet(unmet));
        return this;
    }

    /** The host refused the last start. */
    Scene refused(String stem, String message, double until) {
        UnitStatus.Trouble trouble = new UnitStatus.Trouble(message, at(until));
        seen.compute(
                name(stem), (unit, status) -> (status == null ? UnitStatus.none(unit) : status).withTrouble(trouble));
        return this;
    }

    Plan plan() {
        List<ServiceSpec> specs = wanted.values().stream().map(Wanted::spec).toList();
        Desired desired = new Desired(COMMIT, wanted, Ordering.of(specs).ordering())
                .rejecting(rejected)
                .startingAtOnce(startsAtOnce);
        return Planner.plan(desired, new Observed(now, seen));
    }

    Update update(String stem) {
        UnitName unit = name(stem);
        return new Update(
                Optional.ofNullable(seen.get(unit)).orElseThrow(),
                Optional.ofNullable(wanted.get(unit)).orElseThrow());
    }

    /** Whether a check that fails now counts for a unit that is wanted and runs. */
    boolean countsFailures(String stem, double seconds) {
        UnitStatus status = Optional.ofNullable(seen.get(name(stem))).orElseThrow();
        ServiceSpec spec =
                Optional.ofNullable(wanted.get(name(stem))).orElseThrow().spec();
        return Health.counts(spec, status.newest().orElseThrow(), status.checks(), at(seconds));
    }

    Outlook outlook(String stem) {
        return Optional.ofNullable(plan().units().get(name(stem))).orElseThrow();
    }

    /** What people are told of a unit. */
    String note(String stem) {
        return String.join(", ", outlook(stem).notes());
    }

    /** The ready actions in words: {@code start web}. */
    List<String> ready() {
        return plan().ready().stream().map(Scene::words).toList();
    }

    private static String words(Action action) {
        return action.match(new Action.Cases<>(
                start -> "start " + start.unit().stem(),
                stop -> "stop " + stop.unit().stem() + ": " + stop.cause().words(),
                kill -> "kill " + kill.unit().stem(),
                adjust -> "adjust " + adjust.unit().stem(),
                ready -> "mark ready " + ready.unit().stem(),
                release -> "release " + release.unit().stem()
                        + release.directories().stream().map(path -> " " + path).collect(Collectors.joining()),
                forget -> "forget " + forget.unit().stem()));
    }

    /** Why a unit is to be started or killed now. */
    String reason(String stem) {
        return plan().ready().stream()
                .filter(action -> action.unit().equals(name(stem)))
                .map(action -> action.match(new Action.Cases<>(
                        Action.Start::reason,
                        stop -> "",
                        Action.Kill::reason,
                        adjust -> "",
                        ready -> "",
                        release -> "",
                        forget -> "")))
                .collect(Collectors.joining());
    }

    /** The ready action on a unit that signals somebody: {@code SIGTERM SIGCONT to ALL}. */
    String signals() {
        return plan().ready().stream()
                .map(action -> action.match(new Action.Cases<>(
                        start -> "",
                        stop -> signals(stop.signals(), stop.reach()),
                        kill -> signals(List.of(kill.signal()), kill.reach()),
                        adjust -> "",
                        ready -> "",
                        release -> "",
                        forget -> "")))
                .collect(Collectors.joining());
    }

    private static String signals(List<Signal> signals, Reach reach) {
        return signals.stream().map(Signal::name).collect(Collectors.joining(" ")) + " to " + reach;
    }

    /** One invocation as it is seen. */
    static final class Sight {
        private final String[] lines;
        private final double launched;
        private Optional<Instant> ready = Optional.empty();
        private Notified notified = Notified.NOTHING;
        private Optional<Stop> stop = Optional.empty();
        private Optional<Instant> killed = Optional.empty();
        private Optional<End> end = Optional.empty();
        private Optional<String> retry = Optional.empty();
        private Optional<Instant> slot = Optional.empty();
        private Optional<Reset> reset = Optional.empty();
        private Tally tally = Tally.ZERO;
        private Checks checks = Checks.NONE;
        private boolean asWanted;
        private boolean alive = true;
        private boolean contained;
        private boolean abandoned;
        private boolean adjusting;

        private Sight(double launched, String... lines) {
            this.launched = launched;
            this.lines = lines;
        }

        static Sight launched(double at, String... lines) {
            return new Sight(at, lines);
        }

        /** Of what is wanted, to the last directive. */
        Sight asWanted() {
            asWanted = true;
            return this;
        }

        Sight becameReady(double at) {
            ready = Optional.of(at(at));
            return this;
        }

        Sight saidReady(double at) {
            return said(new Notified(Optional.of(at(at)), Optional.empty(), Optional.empty(), Optional.empty(), 0, ""));
        }

        Sight said(Notified words) {
            notified = words;
            return this;
        }

        Sight checked(long passes, int failuresInRow) {
            checks = new Checks(passes, failuresInRow);
            return this;
        }

        Sight asked(double at, StopCause.Kind kind) {
            stop = Optional.of(new Stop(at(at), new StopCause(kind, kind.name()), true));
            return this;
        }

        Sight killed(double at) {
            killed = Optional.of(at(at));
            return this;
        }

        Sight ended(double at, ExitStatus status) {
            end = Optional.of(new End(at(at), status));
            alive = false;
            return this;
        }

        /** Nothing of it is left, and nobody wrote down how it ended. */
        Sight vanished() {
            alive = false;
            return this;
        }

        Sight leavesOthers() {
            alive = true;
            return this;
        }

        Sight stillContained() {
            contained = true;
            return this;
        }

        /** Created by a daemon that died before its launcher came. */
        Sight abandoned() {
            alive = false;
            abandoned = true;
            return this;
        }

        /** Its limits were changed, and nobody wrote down to what. */
        Sight adjusting() {
            adjusting = true;
            return this;
        }

        Sight failedBefore(int failures) {
            tally = new Tally(failures, failures);
            return this;
        }

        Sight serving(double at) {
            slot = Optional.of(at(at));
            return this;
        }

        Sight retried() {
            retry = Optional.of("started by alice");
            return this;
        }

        Sight resetAt(double at) {
            reset = Optional.of(new Reset(at(at), "failures forgotten by alice"));
            return this;
        }

        private Invocation invocation(InvocationId id, ServiceSpec spec) {
            return new Invocation(
                    id,
                    spec,
                    COMMIT,
                    at(launched),
                    "test",
                    slot,
                    tally,
                    Optional.of(new MainProcess(100, at(launched))),
                    ready,
                    notified,
                    stop,
                    killed,
                    end,
                    alive,
                    contained,
                    abandoned,
                    adjusting,
                    retry,
                    reset,
                    List.of());
        }
    }
}
