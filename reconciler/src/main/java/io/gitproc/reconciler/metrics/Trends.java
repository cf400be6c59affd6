package io.gitproc.reconciler.metrics;

import io.gitproc.executors.InvocationKey;
import io.gitproc.executors.Resources;
import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.api.UnitResources;
import io.gitproc.reconciler.api.UnitResources.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** What units used, from look to look. Immutable; pure. */
record Trends(Instant at, SortedMap<String, Trend> units) {
    private static final double PERCENT = 100;

    /** @param of the process that used it: another one begins at 0 */
    private record Trend(InvocationKey of, UnitResources newest) {}

    static Trends none() {
        return new Trends(Instant.MIN, Collections.emptySortedMap());
    }

    /** Whether the last look is not older; one that is to come was made before the clock was set. */
    boolean isWithin(Duration age, Instant now) {
        return at.isAfter(now.minus(age)) && !at.isAfter(now);
    }

    SortedMap<String, UnitResources> newest() {
        SortedMap<String, UnitResources> newest = new TreeMap<>();
        units.forEach((unit, trend) -> newest.put(unit, trend.newest()));
        return newest;
    }

    /** After a look; a unit that does not run, or of which nothing is counted, is let go. */
    Trends next(
            Instant now, SortedMap<UnitName, InvocationKey> running, SortedMap<InvocationKey, Resources> resources) {
        SortedMap<String, Trend> next = new TreeMap<>();
        running.forEach((unit, key) -> Optional.ofNullable(resources.get(key))
                .ifPresent(used -> next.put(unit.value(), trend(now, unit, key, used))));
        return new Trends(now, next);
    }

    private Trend trend(Instant now, UnitName unit, InvocationKey key, Resources used) {
        Optional<Trend> before = Optional.ofNullable(units.get(unit.value()));
        OptionalDouble percent = before.filter(trend -> trend.of().equals(key))
                .map(trend -> percent(trend.newest(), now, used))
                .orElseGet(OptionalDouble::empty);
        List<Sample> recent =
                new ArrayList<>(before.map(trend -> trend.newest().recent()).orElse(List.of()));
        recent.add(new Sample(now, percent, used.memory()));
        int first = Math.max(0, recent.size() - UnitResources.RECENT_MAX);
        return new Trend(key, new UnitResources(now, used, percent, recent.subList(first, recent.size())));
    }

    /** Empty also when the clock was set back; a sum over processes shrinks when one ends, which is no use of less than none. */
    private static OptionalDouble percent(UnitResources before, Instant now, Resources used) {
        Duration span = Duration.between(before.at(), now);
        if (span.isNegative()
                || span.isZero()
                || before.used().cpu().isEmpty()
                || used.cpu().isEmpty()) {
            return OptionalDouble.empty();
        }
        Duration busy = used.cpu().get().minus(before.used().cpu().get());
        return OptionalDouble.of(Math.max(0, PERCENT * busy.toNanos() / span.toNanos()));
    }
}
