package io.gitproc.reconciler;

import io.gitproc.model.plan.Failures;
import io.gitproc.model.plan.Observed;
import io.gitproc.model.plan.Outlook;
import io.gitproc.model.plan.Plan;
import io.gitproc.model.plan.UnitState;
import io.gitproc.model.plan.UnitStatus;
import io.gitproc.model.unit.UnitName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Says once of each unit that it has failed for good, or over and over: a line for the daemon's log, since no action tells
 * of it.
 *
 * <p>Thread: the reconcile thread alone.
 */
final class Setbacks {
    private SortedMap<UnitName, String> known = new TreeMap<>();

    /** What has come about since the last call. */
    List<String> news(Plan plan, Observed observed) {
        SortedMap<UnitName, String> now = new TreeMap<>();
        plan.units().forEach((unit, outlook) -> {
            if (outlook.state() == UnitState.FAILED || outlook.state() == UnitState.CRASH_LOOP) {
                now.put(unit, line(outlook, observed));
            }
        });
        List<String> news = new ArrayList<>();
        now.forEach((unit, line) -> {
            if (!line.equals(known.get(unit))) {
                news.add(line);
            }
        });
        known = now;
        return news;
    }

    private static String line(Outlook outlook, Observed observed) {
        List<String> clauses = new ArrayList<>();
        if (outlook.state() == UnitState.FAILED) {
            cause(outlook, observed).ifPresent(clauses::add);
        }
        clauses.addAll(outlook.notes());
        return outlook.unit() + " is " + outlook.state().word() + ": " + String.join(", ", clauses);
    }

    private static Optional<String> cause(Outlook outlook, Observed observed) {
        return observed.unit(outlook.unit()).flatMap(UnitStatus::newest).map(Failures::cause);
    }
}
