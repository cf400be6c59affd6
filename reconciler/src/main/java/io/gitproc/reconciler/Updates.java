package io.gitproc.reconciler;

import io.gitproc.model.plan.Desired;
import io.gitproc.model.plan.FailedUpdate;
import io.gitproc.model.plan.Observed;
import io.gitproc.model.plan.UnitStatus;
import io.gitproc.model.plan.Update;
import io.gitproc.model.plan.Wanted;
import io.gitproc.model.unit.Directives;
import io.gitproc.model.unit.OnFailedUpdate;
import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.source.Declared;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Gives units their old version back whose new one failed, at once. It is told to the repository, which keeps it; until
 * then, each look finds it again. Keeps nothing. Thread: the reconcile thread alone.
 */
public final class Updates {
    private final OnFailedUpdate standard;

    /** @param standard for units that do not say */
    public Updates(OnFailedUpdate standard) {
        this.standard = standard;
    }

    /**
     * One look.
     *
     * @param desired with the old versions
     * @param wakeAt when another look is due though nothing may have happened
     */
    record Judged(Desired desired, List<FailedUpdate> failures, Optional<Instant> wakeAt) {}

    /** @param declared for units of which an old version is wanted already: whatever becomes of it, it is no update */
    Judged over(Desired desired, Observed observed, Declared declared) {
        Set<UnitName> back = back(declared);
        SortedMap<UnitName, Wanted> old = new TreeMap<>();
        List<FailedUpdate> failures = new ArrayList<>();
        List<Instant> due = new ArrayList<>();
        desired.units().forEach((name, wanted) -> {
            if (rollsBack(wanted) && !back.contains(name)) {
                Update update = new Update(observed.unit(name).orElseGet(() -> UnitStatus.none(name)), wanted);
                update.wakeAt(observed.at()).ifPresent(due::add);
                update.failure(observed.at()).ifPresent(failure -> {
                    failures.add(failure);
                    update.oldVersion().ifPresent(spec -> old.put(name, Wanted.running(spec, failure.good())));
                });
            }
        });
        return new Judged(desired.with(old), failures, due.stream().min(Instant::compareTo));
    }

    /** What failed is judged already, and what people went back from is not what they want back. */
    private static Set<UnitName> back(Declared declared) {
        Set<UnitName> back = new TreeSet<>();
        declared.failed().forEach(failure -> back.add(failure.unit()));
        declared.rollback().ifPresent(rollback -> back.addAll(rollback.rejected()));
        return back;
    }

    private boolean rollsBack(Wanted wanted) {
        return wanted.spec().get(Directives.ON_FAILED_UPDATE).orElse(standard) == OnFailedUpdate.ROLLBACK;
    }
}
