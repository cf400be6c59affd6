package io.gitproc.model.plan;

import io.gitproc.model.unit.UnitName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the host shows of one unit.
 *
 * @param invocations oldest first; normally only the last one is alive
 * @param checks what the probes found of the last one
 * @param obstacle why another version could not be started now: found by a look before anything is stopped for it
 * @param trouble the refusal of the last start
 * @param unmet why it is not to be started now, or its new version not, by its own conditions and asserts
 */
public record UnitStatus(
        UnitName unit,
        List<Invocation> invocations,
        Checks checks,
        Optional<String> obstacle,
        Optional<Trouble> trouble,
        Optional<Unmet> unmet) {
    public UnitStatus {
        invocations = List.copyOf(invocations);
    }

    public static UnitStatus none(UnitName unit) {
        return new UnitStatus(unit, List.of(), Checks.NONE, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** As if these were all that is remembered. */
    UnitStatus with(List<Invocation> some) {
        return new UnitStatus(unit, some, checks, obstacle, trouble, unmet);
    }

    public UnitStatus withObstacle(String cause) {
        return new UnitStatus(unit, invocations, checks, Optional.of(cause), trouble, unmet);
    }

    public UnitStatus withTrouble(Trouble refused) {
        return new UnitStatus(unit, invocations, checks, obstacle, Optional.of(refused), unmet);
    }

    public UnitStatus withUnmet(Unmet found) {
        return new UnitStatus(unit, invocations, checks, obstacle, trouble, Optional.of(found));
    }

    /** The last start. */
    public Optional<Invocation> newest() {
        return invocations.isEmpty() ? Optional.empty() : Optional.of(invocations.get(invocations.size() - 1));
    }

    /** Those of which nothing is left, oldest first. */
    List<Invocation> ended() {
        List<Invocation> ended = new ArrayList<>();
        for (Invocation invocation : invocations) {
            if (!invocation.alive()) {
                ended.add(invocation);
            }
        }
        return ended;
    }

    /** No start before that counts any more, and no failure; {@link Instant#MIN} when all do. */
    Instant forgottenUntil() {
        return invocations.stream()
                .flatMap(invocation -> invocation.reset().stream())
                .map(Invocation.Reset::at)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    public boolean alive() {
        for (Invocation invocation : invocations) {
            if (invocation.alive()) {
                return true;
            }
        }
        return false;
    }

    /**
     * The host said no to a start.
     *
     * @param message a clause with a subject and a cause
     * @param until when to try again
     */
    public record Trouble(String message, Instant until) {}
}
