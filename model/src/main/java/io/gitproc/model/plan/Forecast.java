package io.gitproc.model.plan;

import io.gitproc.model.plan.Change.Kind;
import io.gitproc.model.unit.ConditionFamily;
import io.gitproc.model.unit.Directive;
import io.gitproc.model.unit.Effect;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.UnitName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a host would do for a commit: the {@link Planner}'s own plans, one after the other, on a host where everything
 * that is started runs and is ready at once, and everything that is asked to end does; so nothing waits for its turn. What
 * the units' conditions ask is not known of it: they are taken to be met, and a reason says so. For one thread.
 */
public final class Forecast {
    private final Rehearsal host = new Rehearsal();
    private SortedMap<UnitName, Wanted> before = new TreeMap<>();

    private Forecast() {}

    /** Of a host where nothing runs. */
    public static Forecast ofIdleHost() {
        return new Forecast();
    }

    /** Of a host where everything runs as a commit says. */
    public static Forecast ofHostRunning(Desired commit) {
        Forecast forecast = new Forecast();
        forecast.converge(commit);
        return forecast;
    }

    /**
     * Brings the host to a commit.
     *
     * @return what that took, in order, and last what is to run on time; empty when nothing is signalled, started,
     *     adjusted or planned otherwise
     */
    public List<Wave> converge(Desired commit) {
        List<Wave> waves = new ArrayList<>();
        for (List<Action> ready = ready(commit); !ready.isEmpty(); ready = ready(commit)) {
            List<Change> changes = changes(ready, commit);
            if (!changes.isEmpty()) {
                waves.add(new Wave(changes));
            }
            ready.forEach(host::perform);
        }
        List<Change> scheduled = scheduled(commit);
        before = commit.units();
        if (!scheduled.isEmpty()) {
            waves.add(new Wave(scheduled));
        }
        return List.copyOf(waves);
    }

    /** What runs on time and will do so otherwise than before. */
    private List<Change> scheduled(Desired commit) {
        return commit.units().values().stream()
                .map(Wanted::spec)
                .filter(ServiceSpec::isTimed)
                .flatMap(spec -> scheduled(spec).stream())
                .toList();
    }

    private Optional<Change> scheduled(ServiceSpec spec) {
        Optional<List<String>> changed = Optional.ofNullable(before.get(spec.name()))
                .map(old -> spec.differences(old.spec()).stream()
                        .map(Directive::name)
                        .toList());
        String reason = "runs " + String.join(", ", Occasions.of(spec))
                + changed.map(names -> ": " + String.join(", ", names)).orElse("");
        return changed.filter(List::isEmpty).isPresent()
                ? Optional.empty()
                : Optional.of(new Change(Kind.SCHEDULE, spec.name(), reason));
    }

    private List<Action> ready(Desired commit) {
        return Planner.plan(commit.startingAtOnce(Integer.MAX_VALUE), host.observed())
                .ready();
    }

    private List<Change> changes(List<Action> ready, Desired commit) {
        return ready.stream()
                .map(action -> change(action, commit))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Empty for what touches no process. */
    private Optional<Change> change(Action action, Desired commit) {
        return action.match(new Action.Cases<>(
                start -> Optional.of(new Change(Kind.START, start.unit(), start.reason() + provided(start.spec()))),
                stop -> host.isAlive(stop.unit())
                        ? Optional.of(new Change(Kind.STOP, stop.unit(), reason(stop, commit)))
                        : Optional.empty(),
                kill -> Optional.of(new Change(Kind.STOP, kill.unit(), kill.reason())),
                adjust -> Optional.of(new Change(Kind.ADJUST, adjust.unit(), String.join(", ", adjust.changed()))),
                markReady -> Optional.empty(),
                release -> Optional.empty(),
                forget -> Optional.empty()));
    }

    private static String provided(ServiceSpec spec) {
        List<String> lines = Stream.of(ConditionFamily.values())
                .flatMap(family -> spec.conditions(family).stream().map(family::line))
                .toList();
        return switch (lines.size()) {
            case 0 -> "";
            case 1 -> ", if " + lines.get(0) + " is met";
            default -> ", if its " + lines.size() + " conditions are met";
        };
    }

    /** The new version of a unit does not replace the old one where it could not start. */
    private String reason(Action.Stop stop, Desired commit) {
        String causes = causes(stop.unit(), commit);
        return causes.isEmpty() ? stop.cause().words() : stop.cause().words() + ": " + causes + provided(stop, commit);
    }

    private static String provided(Action.Stop stop, Desired commit) {
        return Optional.ofNullable(commit.units().get(stop.unit()))
                .map(wanted -> provided(wanted.spec()))
                .orElse("");
    }

    /** The directives that cannot be changed in place; none when the unit is gone. */
    private String causes(UnitName unit, Desired commit) {
        return Optional.ofNullable(commit.units().get(unit)).stream()
                .flatMap(wanted -> wanted.spec().differences(host.lastSpec(unit)).stream())
                .filter(directive -> directive.onChange() == Effect.RESTART)
                .map(Directive::name)
                .collect(Collectors.joining(", "));
    }
}
