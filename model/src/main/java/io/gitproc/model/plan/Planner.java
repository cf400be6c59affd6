package io.gitproc.model.plan;

import io.gitproc.model.unit.UnitName;
import java.util.SortedMap;
import java.util.TreeMap;

/** The heart: what to do now, from what is desired and what is observed, and from nothing else. */
public final class Planner {
    /** Ended invocations of a unit that are remembered at least: to see three failures, and to show what happened. */
    static final int REMEMBERED = 5;

    private Planner() {}

    /** Pure: the same arguments give the same plan. */
    public static Plan plan(Desired desired, Observed observed) {
        Draft draft = new Draft(desired, observed);
        new Calls(draft).spread();
        Admission admission = new Admission(draft);
        admission.spread();
        new Following(draft).spread();
        admission.spread();
        return new Plan(outlooks(draft));
    }

    private static SortedMap<UnitName, Outlook> outlooks(Draft draft) {
        Gate gate = new Gate(draft);
        SortedMap<UnitName, Outlook> units = new TreeMap<>();
        draft.steps().forEach((unit, step) -> units.put(unit, cleaning(gate.outlook(unit, step), draft)));
        return units;
    }

    private static Outlook cleaning(Outlook outlook, Draft draft) {
        UnitName unit = outlook.unit();
        int kept = draft.wanted(unit)
                .map(wanted -> memory(wanted, draft.status(unit)))
                .orElseGet(() -> Following.isAwaited(unit, draft) ? REMEMBERED : 0);
        return new Cleaning(draft.status(unit), outlook, kept).outlook();
    }

    private static int memory(Wanted wanted, UnitStatus status) {
        int limit = Math.max(REMEMBERED, StartLimit.of(wanted.spec()).memory());
        return Math.max(limit, Update.evidence(status.ended()));
    }
}
