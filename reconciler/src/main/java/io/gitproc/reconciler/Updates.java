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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

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

    /** @param known are judged already, and their old versions desired: whatever becomes of one, it is no update */
    Judged over(Desired desired, Observed observed, List<FailedUpdate> known) {
        Set<UnitName> back = known.stream().map(FailedUpdate::unit).collect(Collectors.toCollection(TreeSet::new));
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

    private boolean rollsBack(Wanted wanted) {
        return wanted.spec().get(Directives.ON_FAILED_UPDATE).orElse(standard) == OnFailedUpdate.ROLLBACK;
    }
}
