package io.gitproc.model.plan;

import io.gitproc.model.unit.UnitName;
import java.util.List;
import java.util.Optional;

/**
 * What the host shows of one unit.
 *
 * @param invocations oldest first; normally at most one is alive
 * @param health of the newest invocation
 * @param obstacle why the wanted version could not be started now, when another one runs: found by a look before the
 *     stop
 */
public record UnitStatus(UnitName unit, List<Invocation> invocations, Health health, Optional<String> obstacle) {
    public UnitStatus {
        invocations = List.copyOf(invocations);
    }

    public static UnitStatus none(UnitName unit) {
        return new UnitStatus(unit, List.of(), Health.NONE, Optional.empty());
    }

    public boolean alive() {
        return invocations.stream().anyMatch(Invocation::alive);
    }

    /** The last start. */
    public Optional<Invocation> newest() {
        return invocations.isEmpty() ? Optional.empty() : Optional.of(invocations.get(invocations.size() - 1));
    }
}
