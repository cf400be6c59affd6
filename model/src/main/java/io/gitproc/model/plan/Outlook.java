package io.gitproc.model.plan;

import io.gitproc.model.unit.UnitName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a plan says of one unit.
 *
 * @param health of what runs
 * @param ready what to do now; at most one start, stop or kill
 * @param notes what people should know, each a clause: {@code waits for db.service}
 * @param settled whether nothing is under way and nothing is planned: the unit is where it should be, and not only for a
 *     moment, or as near as its own failures let it come
 * @param nextTry when it is started again by itself, while it backs off
 * @param wakeAt when to look again though nothing may have happened
 */
public record Outlook(
        UnitName unit,
        UnitState state,
        Health health,
        List<Action> ready,
        List<String> notes,
        boolean settled,
        Optional<Instant> nextTry,
        Optional<Instant> wakeAt) {
    public Outlook {
        ready = List.copyOf(ready);
        notes = List.copyOf(notes);
    }

    Outlook doing(List<Action> actions) {
        return new Outlook(unit, state, health, actions, notes, settled, nextTry, wakeAt);
    }
}
