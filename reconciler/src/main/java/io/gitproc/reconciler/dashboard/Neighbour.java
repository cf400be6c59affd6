package io.gitproc.reconciler.dashboard;

import io.gitproc.model.unit.Dependency;
import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.api.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A unit that another one hangs on.
 *
 * @param relation how: {@code after}, {@code requires}
 * @param badge how it stands; empty when this host does not have it
 */
public record Neighbour(String relation, UnitLink unit, Optional<Badge> badge) {

    static List<Neighbour> of(SortedMap<Dependency, List<UnitName>> names, Snapshot snapshot) {
        List<Neighbour> neighbours = new ArrayList<>();
        names.forEach((dependency, units) -> units.forEach(unit -> neighbours.add(new Neighbour(
                dependency.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                UnitLink.of(unit.value()),
                snapshot.unit(unit.value()).map(Badge::of)))));
        return neighbours;
    }
}
